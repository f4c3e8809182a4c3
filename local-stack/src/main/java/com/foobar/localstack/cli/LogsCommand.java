package com.foobar.localstack.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackFolders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code logs}: what the services have said. */
@Command(name = "logs", mixinStandardHelpOptions = true,
		description = "Prints the logs of all services or of those named.")
final class LogsCommand implements Callable<Integer> {

	private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Option(names = { "-f", "--follow" }, description = "Keep printing what is added, until Ctrl-C.")
	private boolean follow;

	@Option(names = { "-n", "--tail" }, paramLabel = "LINES",
			description = "Begin with this many last lines of each service (default: all, with -f 10).")
	private @Nullable Integer tail;

	@Parameters(arity = "0..*", paramLabel = "SERVICE",
			description = "Services, as ./foobar ps names them, or supervisor.")
	private List<String> services = List.of();

	@Override
	public Integer call() throws InterruptedException {
		Terminal terminal = this.foobar.terminal();
		Map<String, LogTail> tails = tails();
		boolean named = tails.size() == 1;
		do {
			boolean more = true;
			while (more) {
				more = false;
				for (Map.Entry<String, LogTail> entry : tails.entrySet()) {
					List<String> lines = entry.getValue().next();
					more |= !lines.isEmpty();
					lines.forEach((line) -> terminal.out().println(named ? line : entry.getKey() + " | " + line));
				}
			}
			if (this.follow) {
				Thread.sleep(LOOK_INTERVAL);
			}
		}
		while (this.follow && !terminal.out().checkError());
		return ExitStatus.OK;
	}

	private Map<String, LogTail> tails() {
		StackFolders folders = this.foobar.folders();
		List<String> all = this.foobar.layout().services().stream().map(ServiceLayout::name).toList();
		@Nullable Integer lines = (this.tail == null && this.follow) ? Integer.valueOf(10) : this.tail;
		Map<String, LogTail> tails = new LinkedHashMap<>();
		for (String service : this.services.isEmpty() ? all : this.services) {
			Path log = service.equals("supervisor") ? folders.supervisorLog()
					: folders.log(this.foobar.layout().service(service));
			tails.put(service, (lines != null) ? LogTail.fromLastLines(log, lines) : LogTail.fromBeginning(log));
		}
		return tails;
	}

}

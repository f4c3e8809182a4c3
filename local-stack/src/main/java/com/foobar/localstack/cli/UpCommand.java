package com.foobar.localstack.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.foobar.localstack.service.StackPreparation;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.stack.StackSettings;
import com.foobar.localstack.supervisor.SupervisorClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code up}: starts everything. */
@Command(name = "up", mixinStandardHelpOptions = true,
		description = "Starts the stack and waits until every service is healthy. In the foreground, Ctrl-C stops everything.")
final class UpCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Option(names = { "-d", "--detach" }, description = "Return when everything is healthy and leave it running.")
	private boolean detach;

	@Option(names = "--wait-timeout", paramLabel = "SECONDS", defaultValue = "180",
			description = "Give up when not everything is healthy after this time (default: ${DEFAULT-VALUE}).")
	private int waitTimeout;

	@Override
	public Integer call() throws InterruptedException {
		Instant begin = Instant.now();
		StackSettings settings = this.foobar.settings();
		Terminal terminal = this.foobar.terminal();
		SupervisorClient supervisor = running(settings, terminal);
		if (!this.detach) {
			Runtime.getRuntime().addShutdownHook(new Thread(() -> StackStop.down(supervisor, terminal), "down"));
		}
		new StackStart(terminal, new StackFolders(settings.home()), this.foobar.layout()).awaitHealthy(supervisor,
				Duration.ofSeconds(this.waitTimeout));
		new Welcome(this.foobar.layout(), terminal).show(supervisor.status(), Duration.between(begin, Instant.now()),
				!this.detach);
		if (!this.detach) {
			stayUntilEnd(supervisor, terminal);
		}
		return ExitStatus.OK;
	}

	private SupervisorClient running(StackSettings settings, Terminal terminal) {
		Optional<SupervisorClient> present = this.foobar.findSupervisor();
		if (present.isPresent() && !this.detach) {
			throw new StackException("The stack is already running (supervisor process " + present.get().pid()
					+ "): look at it with ./foobar ps, stop it with ./foobar down.");
		}
		if (present.isPresent()) {
			terminal.progress("The stack is already running (supervisor process " + present.get().pid()
					+ "): starting only what stands still.");
			present.get()
				.status()
				.stream()
				.filter((service) -> service.pid() == null)
				.forEach((service) -> present.get().ask(service.service(), "start"));
			return present.get();
		}
		StackLayout layout = this.foobar.layout();
		return new StackPreparation(settings, layout, terminal::progress).launch();
	}

	private static void stayUntilEnd(SupervisorClient supervisor, Terminal terminal) throws InterruptedException {
		while (supervisor.isAlive()) {
			Thread.sleep(Duration.ofMillis(500));
		}
		terminal.progress("The stack has been stopped.");
	}

}

package com.foobar.localstack.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.StackLayout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code hosts}: lets this machine find www.foobar.com. */
@Command(name = "hosts", mixinStandardHelpOptions = true,
		description = "Prints the lines that let this machine find www.foobar.com at the gateways, or adds them to the hosts file.")
final class HostsCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Option(names = "--write", description = "Add the lines to the hosts file (needs the right to write it).")
	private boolean write;

	@Option(names = "--remove", description = "Take the lines out of the hosts file again.")
	private boolean remove;

	@Option(names = "--file", paramLabel = "FILE", defaultValue = "/etc/hosts",
			description = "The hosts file (default: ${DEFAULT-VALUE}).")
	private Path file = Path.of("/etc/hosts");

	@Override
	public Integer call() {
		Terminal terminal = this.foobar.terminal();
		List<String> lines = lines(this.foobar.layout());
		HostsFile hosts = new HostsFile(this.file);
		if (this.remove) {
			terminal.progress(hosts.replace(List.of()) ? "Removed from " + this.file + "."
					: this.file + " holds no lines of ours.");
		}
		else if (this.write) {
			terminal.progress(
					hosts.replace(lines) ? "Added to " + this.file + "." : this.file + " holds these lines already.");
			lines.forEach(terminal.out()::println);
		}
		else {
			lines.forEach(terminal.out()::println);
		}
		return ExitStatus.OK;
	}

	/**
	 * One line a gateway, so that clients can go to the second when the first is dead.
	 */
	static List<String> lines(StackLayout layout) {
		return layout.ofKind(ServiceKind.GATEWAY)
			.stream()
			.map((gateway) -> gateway.endpoint(StackLayout.HTTPS).host() + " www.foobar.com foobar.com")
			.toList();
	}

}

package com.foobar.localstack.cli;

import java.util.List;
import java.util.concurrent.Callable;

import com.foobar.localstack.supervisor.SupervisorClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code kill}: sends a signal, to see what the stack does. */
@Command(name = "kill", mixinStandardHelpOptions = true,
		description = "Sends a signal to services. A service that ends of it is started again by the supervisor: this is how to try a crash.")
final class KillCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Option(names = { "-s", "--signal" }, paramLabel = "SIGNAL", defaultValue = "KILL",
			description = "The signal's name, such as TERM, STOP or CONT (default: ${DEFAULT-VALUE}).")
	private String signal = "KILL";

	@Parameters(arity = "1..*", paramLabel = "SERVICE",
			description = "One or more services, as ./foobar ps names them.")
	private List<String> services = List.of();

	@Override
	public Integer call() {
		this.services.forEach(this.foobar.layout()::service);
		SupervisorClient supervisor = this.foobar.supervisor();
		this.services.forEach((service) -> {
			supervisor.kill(service, this.signal);
			this.foobar.terminal().progress("Sent " + this.signal + " to " + service + ".");
		});
		return ExitStatus.OK;
	}

}

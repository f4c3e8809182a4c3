package com.foobar.localstack.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.supervisor.ServiceState;
import com.foobar.localstack.supervisor.ServiceStatus;
import com.foobar.localstack.supervisor.SupervisorClient;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A verb that asks for a state of some services and waits until they have reached it. */
abstract class ServiceVerb implements Callable<Integer> {

	private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Parameters(arity = "1..*", paramLabel = "SERVICE",
			description = "One or more services, as ./foobar ps names them.")
	private List<String> services = List.of();

	@Option(names = "--wait-timeout", paramLabel = "SECONDS", defaultValue = "120",
			description = "Give up waiting after this time (default: ${DEFAULT-VALUE}).")
	private int waitTimeout;

	private final String verb;

	private final ServiceState goal;

	ServiceVerb(String verb, ServiceState goal) {
		this.verb = verb;
		this.goal = goal;
	}

	@Override
	public final Integer call() throws InterruptedException {
		this.services.forEach(this.foobar.layout()::service);
		SupervisorClient supervisor = this.foobar.supervisor();
		List<ServiceStatus> before = chosen(supervisor);
		this.services.forEach((service) -> supervisor.ask(service, this.verb));
		LiveStatus live = new LiveStatus(this.foobar.terminal());
		Instant deadline = Instant.now().plusSeconds(this.waitTimeout);
		List<ServiceStatus> now = chosen(supervisor);
		while (!now.stream().allMatch((service) -> isReached(service, before))) {
			live.show(now);
			if (Instant.now().isAfter(deadline)) {
				throw new StackException(String.join(", ", this.services) + " cannot be seen " + this.goal.word()
						+ " after " + this.waitTimeout + " s: look with ./foobar ps and ./foobar logs.");
			}
			Thread.sleep(LOOK_INTERVAL);
			now = chosen(supervisor);
		}
		live.show(now);
		return ExitStatus.OK;
	}

	/** Whether the service has reached what was asked for, given what it was before. */
	boolean isReached(ServiceStatus service, List<ServiceStatus> before) {
		return service.state() == this.goal;
	}

	private List<ServiceStatus> chosen(SupervisorClient supervisor) {
		return supervisor.status().stream().filter((service) -> this.services.contains(service.service())).toList();
	}

}

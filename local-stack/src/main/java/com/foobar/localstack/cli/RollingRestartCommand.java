package com.foobar.localstack.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

import com.foobar.localstack.service.GatewayBalancers;
import com.foobar.localstack.service.GatewayOpinions;
import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.supervisor.ServiceState;
import com.foobar.localstack.supervisor.ServiceStatus;
import com.foobar.localstack.supervisor.SupervisorClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code rolling-restart}: restarts services one after another, each only when the one
 * before serves again and has warmed up, so that the site never misses two of a kind.
 */
@Command(name = "rolling-restart", mixinStandardHelpOptions = true,
		description = "Restarts services one after another: drains each first, and goes on when the gateways send requests to it again and it had time to warm up.")
final class RollingRestartCommand implements Callable<Integer> {

	private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

	/** As long as an application waits at its end for what is under way. */
	private static final Duration DRAIN = Duration.ofSeconds(10);

	private static final int MAX_TRIES = 3;

	private static final int MAX_WARM_UP = 3_600;

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Spec
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private CommandSpec spec;

	@Parameters(arity = "0..*", paramLabel = "SERVICE",
			description = "Services, as ./foobar ps names them; nothing: every application, no database.")
	private List<String> services = List.of();

	@Option(names = "--wait-timeout", paramLabel = "SECONDS", defaultValue = "120",
			description = "Give up when one service takes longer than this (default: ${DEFAULT-VALUE}).")
	private int waitTimeout;

	@Option(names = "--warm-up", paramLabel = "SECONDS", defaultValue = "20",
			description = "Leave a restarted service so long to serve beside the next one before that is restarted (default: ${DEFAULT-VALUE}, twice as long as the gateways take to give it its full share).")
	private int warmUp;

	@Override
	public Integer call() throws InterruptedException {
		requireTimes();
		List<ServiceLayout> chosen = this.services.isEmpty() ? applications()
				: this.services.stream().map(this.foobar.layout()::service).toList();
		SupervisorClient supervisor = this.foobar.supervisor();
		for (ServiceLayout service : chosen) {
			restart(service, supervisor);
			this.foobar.terminal().progress(service.name() + " has been restarted and serves.");
			if (!service.equals(chosen.getLast())) {
				Thread.sleep(Duration.ofSeconds(this.warmUp));
			}
		}
		return ExitStatus.OK;
	}

	private void requireTimes() {
		if (this.waitTimeout < 1 || this.warmUp < 0 || this.warmUp > MAX_WARM_UP) {
			throw new CommandLine.ParameterException(this.spec.commandLine(),
					"--wait-timeout is a number of seconds from 1, --warm-up one from 0 to " + MAX_WARM_UP + ".");
		}
	}

	/** Whoever is asked comes before who asks. */
	private List<ServiceLayout> applications() {
		return this.foobar.layout().services().stream().filter((service) -> !service.kind().isDatabase()).toList();
	}

	private void restart(ServiceLayout service, SupervisorClient supervisor) throws InterruptedException {
		Instant deadline = Instant.now().plusSeconds(this.waitTimeout);
		List<ServiceLayout> gateways = !isBehindGateways(service) ? List.of()
				: this.foobar.layout()
					.ofKind(ServiceKind.GATEWAY)
					.stream()
					.filter((gateway) -> status(gateway, supervisor).state() == ServiceState.HEALTHY)
					.toList();
		GatewayBalancers balancers = new GatewayBalancers(this.foobar.folders());
		try {
			gateways.forEach((gateway) -> change(balancers, gateway, service, "drain"));
			Instant patience = Instant.now().plus(DRAIN);
			while (Instant.now().isBefore(patience)
					&& !gateways.stream().allMatch((gateway) -> isIdle(balancers, gateway, service))) {
				Thread.sleep(LOOK_INTERVAL);
			}
			ServiceStatus before = status(service, supervisor);
			supervisor.ask(service.name(), "restart");
			await(deadline, service, () -> {
				ServiceStatus now = status(service, supervisor);
				return now.state() == ServiceState.HEALTHY && !Objects.equals(now.pid(), before.pid());
			});
		}
		finally {
			gateways.forEach((gateway) -> change(balancers, gateway, service, "undrain"));
		}
		GatewayOpinions opinions = new GatewayOpinions();
		for (ServiceLayout gateway : gateways) {
			await(deadline, service, () -> opinions.isUsed(gateway, service));
		}
	}

	/** A busy gateway is asked again; a mute one keeps no other from the change. */
	private void change(GatewayBalancers balancers, ServiceLayout gateway, ServiceLayout service, String change) {
		for (int tries = 1; tries <= MAX_TRIES; tries++) {
			try {
				balancers.change(gateway, service, Map.of("change", change));
				return;
			}
			catch (StackException ex) {
				this.foobar.terminal().progress(String.valueOf(ex.getMessage()));
			}
		}
	}

	private static boolean isIdle(GatewayBalancers balancers, ServiceLayout gateway, ServiceLayout service) {
		try {
			return isIdle(balancers.upstreams(gateway), service);
		}
		catch (StackException ex) {
			return false;
		}
	}

	/** Whether nothing that a gateway has sent to the instance is under way. */
	static boolean isIdle(JsonNode upstreams, ServiceLayout service) {
		return upstreams.valueStream()
			.flatMap((upstream) -> upstream.path("instances").valueStream())
			.filter((instance) -> instance.path("name").asString().equals(service.name()))
			.allMatch((instance) -> instance.path("inFlight").asInt() == 0);
	}

	private static boolean isBehindGateways(ServiceLayout service) {
		return service.kind() == ServiceKind.APP_SERVICE || service.kind() == ServiceKind.WEB_APP;
	}

	private static ServiceStatus status(ServiceLayout service, SupervisorClient supervisor) {
		return supervisor.status()
			.stream()
			.filter((status) -> status.service().equals(service.name()))
			.findFirst()
			.orElseThrow(() -> new StackException("The supervisor knows nothing of " + service.name() + "."));
	}

	private void await(Instant deadline, ServiceLayout service, BooleanSupplier reached) throws InterruptedException {
		while (!reached.getAsBoolean()) {
			if (Instant.now().isAfter(deadline)) {
				throw new StackException(service.name() + " does not serve " + this.waitTimeout
						+ " s after its restart, so those after it were left alone: look with ./foobar ps and ./foobar logs.");
			}
			Thread.sleep(LOOK_INTERVAL);
		}
	}

}

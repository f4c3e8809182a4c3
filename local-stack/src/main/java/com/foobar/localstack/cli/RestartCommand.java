package com.foobar.localstack.cli;

import java.util.List;
import java.util.Objects;

import com.foobar.localstack.supervisor.ServiceState;
import com.foobar.localstack.supervisor.ServiceStatus;
import picocli.CommandLine.Command;

/** {@code restart}: stops services and starts them again. */
@Command(name = "restart", mixinStandardHelpOptions = true,
		description = "Stops services, starts them again and waits until they are healthy.")
final class RestartCommand extends ServiceVerb {

	RestartCommand() {
		super("restart", ServiceState.HEALTHY);
	}

	/** Healthy in a new process: the old one may have been healthy until a moment ago. */
	@Override
	boolean isReached(ServiceStatus service, List<ServiceStatus> before) {
		return super.isReached(service, before) && before.stream()
			.noneMatch((old) -> old.service().equals(service.service()) && Objects.equals(old.pid(), service.pid()));
	}

}

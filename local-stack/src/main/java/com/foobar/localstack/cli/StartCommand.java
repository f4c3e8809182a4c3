package com.foobar.localstack.cli;

import com.foobar.localstack.supervisor.ServiceState;
import picocli.CommandLine.Command;

/** {@code start}: starts services that stand still. */
@Command(name = "start", mixinStandardHelpOptions = true,
		description = "Starts services that were stopped and waits until they are healthy.")
final class StartCommand extends ServiceVerb {

	StartCommand() {
		super("start", ServiceState.HEALTHY);
	}

}

package com.foobar.localstack.cli;

import com.foobar.localstack.supervisor.ServiceState;
import picocli.CommandLine.Command;

/** {@code stop}: stops services for as long as nobody starts them. */
@Command(name = "stop", mixinStandardHelpOptions = true,
		description = "Stops services; they stay stopped until somebody starts them.")
final class StopCommand extends ServiceVerb {

	StopCommand() {
		super("stop", ServiceState.STOPPED);
	}

}

package com.foobar.localstack.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.foobar.localstack.service.ContainerSecrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code hand-out}: the secrets of the container stack; its one-shot service runs this.
 */
@Command(name = "hand-out", hidden = true,
		description = "Makes secrets and certificates where absent and gives each service of the container stack its own.")
final class HandOutCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Parameters(paramLabel = "FOLDER", description = "A folder that has one folder for each service.")
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private Path target;

	@Override
	public Integer call() {
		new ContainerSecrets(this.foobar.folders()).handOut(this.target);
		return ExitStatus.OK;
	}

}

package com.foobar.localstack.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

import com.foobar.localstack.service.StackServices;
import com.foobar.localstack.stack.StackSettings;
import com.foobar.localstack.supervisor.SupervisorProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code supervise}: the supervisor itself; {@code up} starts it. */
@Command(name = "supervise", hidden = true, description = "Runs the services; started by up.")
final class SuperviseCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Override
	public Integer call() throws IOException, InterruptedException {
		StackSettings settings = this.foobar.settings();
		new SupervisorProcess(this.foobar.folders())
			.run(new StackServices(settings, this.foobar.layout()).definitions());
		return ExitStatus.OK;
	}

}

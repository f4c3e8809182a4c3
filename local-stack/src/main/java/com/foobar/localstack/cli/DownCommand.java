package com.foobar.localstack.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import com.foobar.localstack.stack.FolderRemoval;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.supervisor.Leftovers;
import com.foobar.localstack.supervisor.SupervisorClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code down}: stops everything. */
@Command(name = "down", mixinStandardHelpOptions = true,
		description = "Stops every service in reverse order, also those that a killed supervisor left behind.")
final class DownCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Option(names = { "-v", "--volumes" },
			description = "Forget the databases and their passwords; the certificate authority stays.")
	private boolean volumes;

	@Override
	public Integer call() {
		Terminal terminal = this.foobar.terminal();
		StackFolders folders = this.foobar.folders();
		Optional<SupervisorClient> supervisor = this.foobar.findSupervisor();
		supervisor.ifPresent((running) -> {
			if (!StackStop.down(running, terminal)) {
				terminal.progress("The supervisor does not end by itself and is killed.");
				running.kill();
			}
		});
		Leftovers leftovers = new Leftovers(folders);
		boolean something = supervisor.isPresent() || !leftovers.find().isEmpty();
		leftovers.stop(terminal::progress);
		terminal.progress(something ? "Everything has been stopped." : "Nothing was running.");
		if (this.volumes) {
			FolderRemoval.remove(folders.data());
			FolderRemoval.remove(folders.secrets());
			terminal.progress("Data and passwords have been forgotten.");
		}
		return ExitStatus.OK;
	}

}

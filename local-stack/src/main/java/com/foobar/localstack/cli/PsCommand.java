package com.foobar.localstack.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.foobar.localstack.supervisor.Leftovers;
import com.foobar.localstack.supervisor.ServiceStatus;
import com.foobar.localstack.supervisor.SupervisorClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/** {@code ps}: what runs. */
@Command(name = "ps", mixinStandardHelpOptions = true,
		description = "Lists the services with state, process, addresses and memory.")
final class PsCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Option(names = "--json", description = "Print a JSON array with one object a service.")
	private boolean json;

	@Override
	public Integer call() {
		Terminal terminal = this.foobar.terminal();
		Optional<SupervisorClient> supervisor = this.foobar.findSupervisor();
		List<ServiceStatus> services = supervisor.map(SupervisorClient::status).orElse(List.of());
		if (this.json) {
			terminal.out().println(JsonMapper.shared().writeValueAsString(services));
		}
		else if (supervisor.isPresent()) {
			StatusTable.lines(services).forEach(terminal.out()::println);
			terminal.out()
				.println("All services together hold " + StatusTable.totalMebibytes(services) + " MiB of RAM.");
		}
		else {
			int orphans = new Leftovers(this.foobar.folders()).find().size();
			terminal.out()
				.println((orphans == 0) ? "The stack is not running: start it with ./foobar up."
						: "The supervisor was killed, " + orphans
								+ " of its processes still run: ./foobar up -d takes over, ./foobar down stops them.");
		}
		return ExitStatus.OK;
	}

}

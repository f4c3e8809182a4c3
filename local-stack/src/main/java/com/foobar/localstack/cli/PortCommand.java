package com.foobar.localstack.cli;

import java.util.List;
import java.util.concurrent.Callable;

import com.foobar.localstack.stack.Endpoint;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/** {@code port}: where a service listens. */
@Command(name = "port", mixinStandardHelpOptions = true,
		description = "Prints the addresses of a service: all with their labels, or the one with a given label.")
final class PortCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Parameters(index = "0", paramLabel = "SERVICE", description = "A service, as ./foobar ps names it.")
	private String service = "";

	@Parameters(index = "1", arity = "0..1", paramLabel = "LABEL",
			description = "https, http, mysql or management: print only this address.")
	private @Nullable String label;

	@Option(names = "--json", description = "Print a JSON array with one object an address.")
	private boolean json;

	@Override
	public Integer call() {
		Terminal terminal = this.foobar.terminal();
		ServiceLayout layout = this.foobar.layout().service(this.service);
		List<Endpoint> endpoints = layout.endpoints()
			.stream()
			.filter((endpoint) -> this.label == null || endpoint.label().equals(this.label))
			.toList();
		if (endpoints.isEmpty()) {
			throw new StackException(this.service + " has no address with the label " + this.label + ": it has "
					+ String.join(", ", layout.endpoints().stream().map(Endpoint::label).toList()) + ".");
		}
		if (this.json) {
			terminal.out().println(JsonMapper.shared().writeValueAsString(endpoints));
		}
		else {
			endpoints.forEach((endpoint) -> terminal.out()
				.println((this.label != null) ? endpoint.address() : endpoint.label() + " " + endpoint.address()));
		}
		return ExitStatus.OK;
	}

}

package com.foobar.localstack.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import com.foobar.localstack.secret.Secrets;
import com.foobar.localstack.seed.DemoContent;
import com.foobar.localstack.service.StackServices;
import com.foobar.localstack.stack.ServiceDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/** {@code config}: how everything is run. */
@Command(name = "config", mixinStandardHelpOptions = true,
		description = "Prints how each service is run: command, environment, addresses, order. Holds no secret.")
final class ConfigCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Option(names = "--json", description = "Print JSON instead of text.")
	private boolean json;

	@Option(names = "--monitor-password", description = "Print the password of the monitor's user admin, nothing else.")
	private boolean monitorPassword;

	@Option(names = "--demo-password",
			description = "Print the password of the people that ./foobar seed registers, nothing else.")
	private boolean demoPassword;

	@Override
	public Integer call() {
		Terminal terminal = this.foobar.terminal();
		if (this.monitorPassword) {
			return printSecret(StackServices.MONITOR_SECRETS, StackServices.MONITOR_PASSWORD);
		}
		if (this.demoPassword) {
			return printSecret(DemoContent.SECRETS, DemoContent.PASSWORD);
		}
		ServiceView[] views = new StackServices(this.foobar.settings(), this.foobar.layout()).definitions()
			.stream()
			.map(ServiceView::of)
			.toArray(ServiceView[]::new);
		if (this.json) {
			terminal.out().println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(views));
			return ExitStatus.OK;
		}
		terminal.out().println("home: " + this.foobar.folders().home());
		for (ServiceView view : views) {
			view.lines().forEach(terminal.out()::println);
		}
		return ExitStatus.OK;
	}

	private int printSecret(String owner, String name) {
		this.foobar.terminal().out().println(new Secrets(this.foobar.folders().create()).password(owner, name));
		return ExitStatus.OK;
	}

	/** A definition without what only the supervisor needs. */
	private record ServiceView(String service, List<String> after, List<String> addresses, List<String> command,
			Map<String, String> environment, String log) {

		static ServiceView of(ServiceDefinition definition) {
			return new ServiceView(definition.name(), definition.after(),
					definition.endpoints().stream().map((each) -> each.label() + " " + each.address()).toList(),
					definition.command(), definition.environment(), definition.log().toString());
		}

		List<String> lines() {
			List<String> lines = new ArrayList<>();
			lines.add(this.service + ":");
			lines.add("  after: " + String.join(", ", this.after));
			lines.add("  addresses: " + String.join(", ", this.addresses));
			lines.add("  log: " + this.log);
			lines.add("  command: " + String.join(" ", this.command));
			lines.add("  environment:");
			this.environment.forEach((name, value) -> lines.add("    " + name + "=" + value));
			return lines;
		}

	}

}

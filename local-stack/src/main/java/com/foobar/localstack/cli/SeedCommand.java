package com.foobar.localstack.cli;

import java.util.Locale;
import java.util.concurrent.Callable;

import com.foobar.localstack.secret.Secrets;
import com.foobar.localstack.seed.DemoContent;
import com.foobar.localstack.seed.Seeding;
import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.supervisor.ServiceState;
import com.foobar.localstack.supervisor.SupervisorClient;
import com.foobar.localstack.tls.LocalAuthority;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code seed}: demo content. */
@Command(name = "seed", mixinStandardHelpOptions = true,
		description = {
				"Fills the running site with demo content, through its REST API: 30 people who write, comment,"
						+ " favorite and follow. Adds only what is missing, so it may be repeated.",
				"The same numbers give the same content." })
final class SeedCommand implements Callable<Integer> {

	private static final int MOST_ARTICLES = 2000;

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Spec
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private CommandSpec spec;

	@Option(names = "--articles", paramLabel = "N", defaultValue = "300",
			description = "How many articles there shall be, 1 to " + MOST_ARTICLES + " (default: ${DEFAULT-VALUE}).")
	private int articles;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
			description = "Another number gives other content (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--gateway", paramLabel = "HOST:PORT", hidden = true,
			description = "A gateway of another stack, the one whose secrets lie in FOOBAR_HOME.")
	private @Nullable String gateway;

	@Override
	public Integer call() {
		if (this.articles < 1 || this.articles > MOST_ARTICLES) {
			throw new ParameterException(this.spec.commandLine(),
					"--articles is " + this.articles + ": give a whole number from 1 to " + MOST_ARTICLES + ".");
		}
		Terminal terminal = this.foobar.terminal();
		String address = (this.gateway != null) ? this.gateway
				: healthyGateway(this.foobar.supervisor()).endpoint(StackLayout.HTTPS).address();
		StackFolders folders = this.foobar.folders();
		DemoContent content = DemoContent.of(this.seed, this.articles);
		String password = new Secrets(folders).password(DemoContent.SECRETS, DemoContent.PASSWORD);
		int added;
		try (Seeding seeding = new Seeding(new LocalAuthority(folders).trust(), address, password, content,
				new ProgressBar(terminal))) {
			added = seeding.run();
		}
		terminal.out()
			.println((added == 0) ? "Everything was there already: nothing was added."
					: String.format(Locale.ROOT, "%,d things were added.", added));
		terminal.out()
			.println(
					"Log in as " + content.people().getFirst().email() + ", password: ./foobar config --demo-password");
		return ExitStatus.OK;
	}

	private ServiceLayout healthyGateway(SupervisorClient supervisor) {
		return supervisor.status()
			.stream()
			.filter((service) -> service.state() == ServiceState.HEALTHY)
			.map((service) -> this.foobar.layout().service(service.service()))
			.filter((service) -> service.kind() == ServiceKind.GATEWAY)
			.findFirst()
			.orElseThrow(() -> new StackException(
					"No gateway is healthy: look with ./foobar ps, or start what stands still with ./foobar up -d."));
	}

}

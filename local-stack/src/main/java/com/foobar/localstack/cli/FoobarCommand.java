package com.foobar.localstack.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.stack.StackSettings;
import com.foobar.localstack.supervisor.SupervisorClient;
import com.foobar.mysqllocal.host.MysqlLocalException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command itself: holds what its verbs share. */
@Command(name = "./foobar", mixinStandardHelpOptions = true, version = "foobar 0.1.0",
		description = "Runs www.foobar.com on this machine: gateways, web servers, application servers and two MySQL servers.",
		synopsisSubcommandLabel = "VERB", commandListHeading = "%nVerbs:%n",
		footer = { "", "Environment:",
				"  FOOBAR_HOME         folder for data, logs, secrets, certificates (default: .foobar)",
				"  FOOBAR_PORT_OFFSET  added to every port, 0 to 50000 (default: 0)",
				"  FOOBAR_COMPILER     quick (default): starts fast; full: serves faster after minutes of load",
				"  FOOBAR_MYSQL_HOME   folder of a MySQL server >= 8.0.22 to use instead of the bundled one",
				"  FOOBAR_JAVA_HOME    folder of a JDK 25 (default: looked for)", "",
				"./foobar VERB --help tells more of a verb.",
				"./foobar --compose VERB has most of them for the stack in containers." },
		subcommands = { UpCommand.class, DownCommand.class, PsCommand.class, LogsCommand.class, StartCommand.class,
				StopCommand.class, RestartCommand.class, RollingRestartCommand.class, KillCommand.class,
				PortCommand.class, ConfigCommand.class, SqlCommand.class, LbCommand.class, SeedCommand.class,
				HostsCommand.class, TrustCommand.class, DoctorCommand.class, SuperviseCommand.class,
				HandOutCommand.class })
public final class FoobarCommand implements Runnable {

	private final Map<String, String> environment;

	@Spec
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private CommandSpec spec;

	FoobarCommand(Map<String, String> environment) {
		this.environment = environment;
	}

	/** Runs one command line and returns its exit status. */
	public static int run(Map<String, String> environment, String... arguments) {
		return commandLine(environment).setOut(writer(System.out)).setErr(writer(System.err)).execute(arguments);
	}

	static CommandLine commandLine(Map<String, String> environment) {
		return new CommandLine(new FoobarCommand(environment)).setExecutionExceptionHandler(FoobarCommand::explain)
			.setUsageHelpWidth(100)
			.setUsageHelpAutoWidth(true);
	}

	/** Without a verb: the help. */
	@Override
	public void run() {
		this.spec.commandLine().usage(this.spec.commandLine().getOut());
	}

	StackSettings settings() {
		return StackSettings.from(this.environment);
	}

	StackFolders folders() {
		return new StackFolders(settings().home());
	}

	StackLayout layout() {
		return StackLayout.of(settings());
	}

	Terminal terminal() {
		CommandLine line = this.spec.commandLine();
		return new Terminal(line.getOut(), line.getErr(), Terminal.isInteractive(this.environment));
	}

	Optional<SupervisorClient> findSupervisor() {
		return SupervisorClient.find(folders());
	}

	/**
	 * The running supervisor.
	 * @throws StackException when none runs
	 */
	SupervisorClient supervisor() {
		return findSupervisor()
			.orElseThrow(() -> new StackException("The stack is not running: start it with ./foobar up."));
	}

	private static int explain(Exception ex, CommandLine line, CommandLine.ParseResult arguments) throws Exception {
		if (ex instanceof StackException || ex instanceof MysqlLocalException) {
			line.getErr().println(ex.getMessage());
			line.getErr().flush();
			return ExitStatus.FAILED;
		}
		throw ex;
	}

	private static PrintWriter writer(java.io.PrintStream stream) {
		return new PrintWriter(new java.io.OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
	}

}

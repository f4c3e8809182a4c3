package com.foobar.localstack.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The command line without a running stack. */
class FoobarCommandTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path home;

	@Test
	void showsItsVerbsWhenAskedForNothing() {
		assertThat(run()).isEqualTo(ExitStatus.OK);
		assertThat(this.out.toString()).contains("up", "down", "ps", "logs", "stop", "start", "restart",
				"rolling-restart", "kill", "port", "config", "sql", "lb", "seed", "hosts", "trust", "doctor",
				"FOOBAR_HOME");
	}

	@ParameterizedTest
	@MethodSource("verbs")
	void explainsEveryVerb(String verb) {
		assertThat(run(verb, "--help")).isEqualTo(ExitStatus.OK);
		assertThat(this.out.toString()).contains("Usage: ./foobar " + verb);
		assertThat(this.out.toString().lines().count()).isGreaterThan(3);
	}

	static Stream<String> verbs() {
		return FoobarCommand.commandLine(Map.of())
			.getSubcommands()
			.values()
			.stream()
			.filter((verb) -> !verb.getCommandSpec().usageMessage().hidden())
			.map(CommandLine::getCommandName);
	}

	@ParameterizedTest
	@ValueSource(strings = { "start", "stop", "restart", "rolling-restart", "kill", "logs", "port", "sql" })
	void namesTheServicesWhenOneIsMisspelt(String verb) {
		assertThat(run(verb, "web-app")).isEqualTo(ExitStatus.FAILED);
		assertThat(this.err.toString()).contains("There is no service web-app: the services are mysql-primary");
	}

	@ParameterizedTest
	@ValueSource(strings = { "start", "stop", "restart", "kill" })
	void saysThatNothingRuns(String verb) {
		assertThat(run(verb, "web-app-1")).isEqualTo(ExitStatus.FAILED);
		assertThat(this.err.toString()).contains("The stack is not running: start it with ./foobar up.");
	}

	@Test
	void seedsOnlyARunningSite() {
		assertThat(run("seed")).isEqualTo(ExitStatus.FAILED);
		assertThat(this.err.toString()).contains("The stack is not running: start it with ./foobar up.");
		assertThat(this.home.resolve("secrets")).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "2001", "-5", "many" })
	void refusesToSeedOtherNumbersOfArticles(String articles) {
		assertThat(run("seed", "--articles", articles)).isEqualTo(ExitStatus.USAGE);
		assertThat(this.err.toString()).contains("--articles");
	}

	@Test
	void tellsTheSamePasswordOfTheDemoPeopleAgain() {
		assertThat(run("config", "--demo-password")).isEqualTo(ExitStatus.OK);
		assertThat(run("config", "--demo-password")).isEqualTo(ExitStatus.OK);

		assertThat(this.out.toString().lines()).hasSize(2).allMatch((line) -> line.length() == 32);
		assertThat(this.out.toString().lines().distinct()).hasSize(1);
	}

	@Test
	void listsNothingWhenNothingRuns() {
		assertThat(run("ps")).isEqualTo(ExitStatus.OK);
		assertThat(run("ps", "--json")).isEqualTo(ExitStatus.OK);
		assertThat(this.out.toString()).contains("not running").contains("[]");
	}

	@Test
	void stopsNothingWhenNothingRuns() {
		assertThat(run("down")).isEqualTo(ExitStatus.OK);
		assertThat(this.err.toString()).contains("Nothing was running.");
	}

	@Test
	void printsAddresses() {
		assertThat(run("port", "gateway-1")).isEqualTo(ExitStatus.OK);
		assertThat(run("port", "gateway-1", "https")).isEqualTo(ExitStatus.OK);

		assertThat(this.out.toString().lines()).contains("https 127.0.0.1:28443", "http 127.0.0.1:28080",
				"management 127.0.0.1:28311", "127.0.0.1:28443");
	}

	@Test
	void refusesAnAddressThatAServiceDoesNotHave() {
		assertThat(run("port", "monitor", "https")).isEqualTo(ExitStatus.FAILED);
		assertThat(this.err.toString()).contains("it has http, management");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dance app-service-1", "drain", "drain app-service-1 5", "weight app-service-1",
			"weight app-service-1 0", "weight app-service-1 257", "weight app-service-1 many", "eject app-service-1 5",
			"eject app-service-1 0s" })
	void refusesChangesOfTheBalancerThatMakeNoSense(String arguments) {
		assertThat(run(("lb " + arguments).split(" "))).isEqualTo(ExitStatus.USAGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--warm-up -1", "--warm-up 3601", "--wait-timeout 0" })
	void refusesTimesOfARollingRestartThatMakeNoSense(String arguments) {
		assertThat(run(("rolling-restart " + arguments).split(" "))).isEqualTo(ExitStatus.USAGE);
	}

	@Test
	void changesTheBalancersOnlyForServersBehindThem() {
		assertThat(run("lb", "drain", "gateway-1")).isEqualTo(ExitStatus.FAILED);
		assertThat(this.err.toString()).contains("name an app-service or a web-app");
		assertThat(run("lb", "drain", "web-app-3")).isEqualTo(ExitStatus.FAILED);
		assertThat(this.err.toString()).contains("There is no service web-app-3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lb", "lb drain app-service-1", "lb weight web-app-2 256", "lb eject web-app-2 30s" })
	void changesTheBalancersOfARunningStackOnly(String arguments) {
		assertThat(run(arguments.split(" "))).isEqualTo(ExitStatus.FAILED);
		assertThat(this.err.toString()).contains("The stack is not running: start it with ./foobar up.");
	}

	@Test
	void asksTheGatewaysOfAnotherStackWithoutASupervisor() {
		assertThat(run("lb", "--gateway=gateway-1=127.0.0.1:1", "--gateway=gateway-7=127.0.0.1:2"))
			.isEqualTo(ExitStatus.FAILED);
		assertThat(this.err.toString()).contains("gateway-1 does not answer at 127.0.0.1:1")
			.contains("gateway-7 does not answer at 127.0.0.1:2");
		assertThat(run("lb", "--gateway=gateway-1=nowhere")).isEqualTo(ExitStatus.USAGE);
	}

	@Test
	void refusesSqlOnWhatIsNoDatabase() {
		assertThat(run("sql", "gateway-1", "select 1")).isEqualTo(ExitStatus.FAILED);
		assertThat(this.err.toString()).contains("use mysql-primary or mysql-replica");
	}

	@Test
	void tellsHowToTrustTheAuthority() {
		assertThat(run("trust")).isEqualTo(ExitStatus.OK);
		assertThat(this.out.toString()).contains(this.home.resolve("tls/ca.pem").toString(), "SHA-256",
				"update-ca-certificates");
	}

	@Test
	void saysWhatToBuildBeforeItStarts() {
		assertThat(run("up", "-d")).isEqualTo(ExitStatus.FAILED);
		assertThat(this.err.toString()).contains("have not been built: app-service").contains("mvn package");
	}

	@Test
	void refusesVerbsItDoesNotKnow() {
		assertThat(run("upp")).isEqualTo(ExitStatus.USAGE);
		assertThat(this.err.toString()).contains("upp");
	}

	private int run(String... arguments) {
		Map<String, String> environment = new TreeMap<>(Map.of("FOOBAR_CHECKOUT", this.home.toString(), "FOOBAR_HOME",
				this.home.toString(), "FOOBAR_PORT_OFFSET", "20000"));
		return FoobarCommand.commandLine(environment)
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(arguments);
	}

}

package com.foobar.localstack.compose;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.foobar.localstack.compose.Commands.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The stack in containers under a project name, ports and addresses of its own, so that
 * it disturbs no other. Its images are made from the jars of the build before unless
 * {@code FOOBAR_JARS} says otherwise.
 */
final class ComposeStack {

	static final int HTTPS_PORT = 38_443;

	static final int HTTP_PORT = 38_080;

	static final int DNS_PORT = 38_053;

	static final int MONITOR_PORT = 38_500;

	/** The gateways' addresses on this machine, by service. */
	static final Map<String, String> GATEWAYS = new TreeMap<>(
			Map.of("gateway-1", "127.0.0.1", "gateway-2", "127.0.0.2"));

	/** Services that run as long as the stack does. */
	static final Set<String> SERVICES = Set.of("dns", "gateway-1", "gateway-2", "web-app-1", "web-app-2",
			"app-service-1", "app-service-2", "mysql-primary", "mysql-replica", "mysqld-exporter", "monitor",
			"prometheus");

	private static final Duration SHORT = Duration.ofSeconds(60);

	/** A cold build fetches every library. */
	private static final Duration START = Duration.ofMinutes(20);

	private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

	private static final Map<String, String> ENVIRONMENT = Map.of("COMPOSE_PROJECT_NAME", "foobar-test",
			"FOOBAR_VERSION", "test", "FOOBAR_SUBNET", "10.78", "FOOBAR_HTTPS_PORT", Integer.toString(HTTPS_PORT),
			"FOOBAR_HTTP_PORT", Integer.toString(HTTP_PORT), "FOOBAR_DNS_PORT", Integer.toString(DNS_PORT),
			"FOOBAR_MONITOR_PORT", Integer.toString(MONITOR_PORT), "FOOBAR_JARS",
			System.getenv().getOrDefault("FOOBAR_JARS", "outside"));

	private ComposeStack() {
	}

	/** Why there is no engine to test on; empty when there is one. */
	static String missingEngine() {
		for (List<String> question : List.of(List.of("docker", "info"), List.of("docker", "compose", "version"))) {
			Outcome outcome = Commands.run(Duration.ofSeconds(20), CHECKOUT, Map.of(), question);
			if (!outcome.succeeded()) {
				return String.join(" ", question) + " fails: " + outcome.err().strip();
			}
		}
		return "";
	}

	/** Builds, starts and waits until everything is healthy; returns how long it took. */
	static Duration up() {
		long begun = System.nanoTime();
		run(START, "up", "-d", "--build", "--wait");
		return Duration.ofNanos(System.nanoTime() - begun);
	}

	/** Starts what was built and waits until it is healthy. */
	static Duration start() {
		long begun = System.nanoTime();
		run(START, "up", "-d", "--wait");
		return Duration.ofNanos(System.nanoTime() - begun);
	}

	static void down(String... options) {
		run(SHORT.multipliedBy(2), Stream.concat(Stream.of("down"), Arrays.stream(options)).toArray(String[]::new));
	}

	/** Runs a verb of docker compose that must succeed, and returns what it printed. */
	static String run(String... arguments) {
		return run(SHORT, arguments);
	}

	private static String run(Duration limit, String... arguments) {
		Outcome outcome = attempt(limit, arguments);
		assertThat(outcome.status())
			.as("docker compose %s printed: %s%s", String.join(" ", arguments), outcome.out(), outcome.err())
			.isZero();
		return outcome.out();
	}

	/** Runs a verb of docker compose, whatever becomes of it. */
	static Outcome attempt(String... arguments) {
		return attempt(SHORT, arguments);
	}

	private static Outcome attempt(Duration limit, String... arguments) {
		List<String> command = new ArrayList<>(List.of("docker", "compose"));
		command.addAll(List.of(arguments));
		return Commands.run(limit, CHECKOUT, ENVIRONMENT, command);
	}

	/** Runs {@code ./foobar --compose} on this stack. */
	static Outcome foobar(String... arguments) {
		List<String> command = new ArrayList<>(List.of("./foobar", "--compose"));
		command.addAll(List.of(arguments));
		return Commands.run(SHORT.multipliedBy(3), CHECKOUT, ENVIRONMENT, command);
	}

	/** Runs a program in a service's container, whatever becomes of it. */
	static Outcome exec(String service, String... command) {
		return attempt(Stream.concat(Stream.of("exec", "-T", service), Arrays.stream(command)).toArray(String[]::new));
	}

	/**
	 * Lets a container open a TCP connection within three seconds; whether it succeeded.
	 */
	static boolean reaches(String service, String host, int port) {
		return exec(service, "bash", "-c", "timeout 3 bash -c 'exec 3<>/dev/tcp/" + host + "/" + port + "'")
			.succeeded();
	}

	/** One statement as the administrator of a database; rows as lines, tabs between. */
	static String sql(String database, String statement) {
		Outcome outcome = exec(database, "mysql", "--defaults-extra-file=/run/foobar/secrets/admin.cnf", "-N", "foobar",
				"-e", statement);
		assertThat(outcome.status()).as(outcome.err()).isZero();
		return outcome.out().strip();
	}

	/** What the engine knows of a service's container. */
	static JsonNode inspect(String service) {
		Outcome outcome = Commands.run(SHORT, CHECKOUT, ENVIRONMENT,
				List.of("docker", "inspect", run("ps", "-a", "-q", service).strip()));
		assertThat(outcome.status()).as(outcome.err()).isZero();
		return JsonMapper.shared().readTree(outcome.out()).get(0);
	}

	/** The state of each service that runs, {@code healthy} among them. */
	static Map<String, String> health() {
		return containers().stream()
			.collect(Collectors.toMap((each) -> each.get("Service").asString(),
					(each) -> each.get("Health").asString()));
	}

	/** Container ids and the moment at which each was started, by service. */
	static Map<String, String> starts() {
		Map<String, String> starts = new HashMap<>();
		for (String service : SERVICES) {
			JsonNode container = inspect(service);
			starts.put(service, container.get("Id").asString() + " " + container.at("/State/StartedAt").asString());
		}
		return starts;
	}

	private static List<JsonNode> containers() {
		return run("ps", "--format", "json").lines().map((line) -> JsonMapper.shared().readTree(line)).toList();
	}

	/** Waits until a container has run for so long since it was started last. */
	static void awaitLife(String service, Duration life) {
		Instant started = Instant.parse(inspect(service).at("/State/StartedAt").asString());
		await().atMost(SHORT).until(() -> Instant.now().isAfter(started.plus(life)));
	}

	/** Kills the process inside a container and waits until all is well again. */
	static Duration killAndAwaitHealth(String service, Duration limit) {
		int before = inspect(service).get("RestartCount").asInt();
		long begun = System.nanoTime();
		Outcome kill = foobar("kill", service);
		assertThat(kill.status()).as(kill.err()).isZero();
		await().atMost(limit)
			.pollInterval(Duration.ofMillis(500))
			.until(() -> inspect(service).get("RestartCount").asInt() > before && isHealthy());
		return Duration.ofNanos(System.nanoTime() - begun);
	}

	static boolean isHealthy() {
		Map<String, String> health = health();
		return health.keySet().equals(SERVICES) && health.values().stream().allMatch("healthy"::equals);
	}

	/** Asks Prometheus; the answer's results. */
	static JsonNode prometheus(String query) {
		Outcome outcome = exec("prometheus", "wget", "-qO-",
				"http://127.0.0.1:9090/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
		assertThat(outcome.status()).as(outcome.err()).isZero();
		return JsonMapper.shared().readTree(outcome.out()).at("/data/result");
	}

	/** The value of a query that has one result, NaN when it has none. */
	static double prometheusValue(String query) {
		return prometheus(query).at("/0/value/1").asDouble(Double.NaN);
	}

}

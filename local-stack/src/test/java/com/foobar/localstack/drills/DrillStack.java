package com.foobar.localstack.drills;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.foobar.localstack.endtoend.FoobarScript;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.tls.LocalAuthority;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.awaitility.Awaitility.await;

/** The running stack as drills see it: what they ask, and what they break. */
final class DrillStack {

	/** Fewer than {@code ./foobar sql} shows. */
	private static final int TITLES_AT_A_TIME = 5_000;

	private static final Duration RECOVERY = Duration.ofSeconds(90);

	private static final int WARM_UP = 1_200;

	private static final int WARM_UP_RATE = 80;

	private static final Duration WARM_UP_LIMIT = Duration.ofSeconds(60);

	private static final HttpClient PLAIN = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private final FoobarScript foobar;

	private final Site site;

	/** Puts one article on a running stack, and asks for it until the stack is quick. */
	DrillStack(FoobarScript foobar) throws IOException, InterruptedException {
		this.foobar = foobar;
		List<String> bases = foobar.gateways()
			.stream()
			.map((host) -> "https://" + host + ":" + (8443 + FoobarScript.PORT_OFFSET))
			.toList();
		Site empty = new Site(bases, new LocalAuthority(new StackFolders(foobar.home())).trust(), "", "");
		String name = "drill" + UUID.randomUUID().toString().substring(0, 8);
		String token = post(empty, "/api/users",
				Map.of("user",
						Map.of("username", name, "email", name + "@foobar.com", "password", "a password for drills")))
			.at("/user/token")
			.asString();
		String slug = post(new Site(bases, empty.trust(), token, ""), "/api/articles", Map.of("article", Map.of("title",
				"Read by drills " + name, "description", "d", "body", "Long enough to be cut. ".repeat(200))))
			.at("/article/slug")
			.asString();
		this.site = new Site(bases, empty.trust(), token, slug);
		warmUp(this.site);
	}

	/**
	 * What has just started compiles while it serves, and would be slow in the first
	 * drill; and a gateway repeats an unanswered request only of a kind that it has seen
	 * answered. So each kind comes often enough for every gateway and server.
	 */
	void warmUp(Site at) {
		long until = System.nanoTime() + WARM_UP_LIMIT.toNanos();
		try (Load load = new Load(at, Mix.USUAL, WARM_UP_RATE, WARM_UP_LIMIT, false)) {
			await().atMost(WARM_UP_LIMIT).until(() -> load.count() >= WARM_UP || System.nanoTime() - until > 0);
			load.finish();
		}
	}

	private static JsonNode post(Site site, String path, Object body) throws IOException, InterruptedException {
		try (Doors doors = new Doors(site.trust(), HttpClient.Version.HTTP_2, site.bases(), Duration.ofSeconds(20),
				false)) {
			HttpRequest.Builder request = HttpRequest.newBuilder().header("Content-Type", "application/json");
			if (!site.token().isEmpty()) {
				request.header("Authorization", "Token " + site.token());
			}
			HttpResponse<String> response = doors.send(0, path,
					request.POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
			if (response.statusCode() != 201) {
				throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
			}
			return JsonMapper.shared().readTree(response.body());
		}
	}

	FoobarScript foobar() {
		return this.foobar;
	}

	Site site() {
		return this.site;
	}

	/** Sends a signal to a service's process, at once. */
	void signal(String signal, String service) {
		signal(signal, pid(service));
	}

	/**
	 * Kills a service's process and returns when it is gone, with all its connections.
	 * @return that moment, as of {@link System#nanoTime()}
	 */
	long kill(String service) {
		ProcessHandle process = ProcessHandle.of(pid(service)).orElseThrow();
		signal("KILL", process.pid());
		await().pollInterval(Duration.ofMillis(1)).atMost(RECOVERY).until(() -> !process.isAlive());
		return System.nanoTime();
	}

	static void signal(String signal, long pid) {
		try {
			new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	long pid(String service) {
		return status(service).get("pid").asLong();
	}

	JsonNode status(String service) {
		return this.foobar.json("ps", "--json")
			.valueStream()
			.filter((each) -> each.get("service").asString().equals(service))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Waits until every service is healthy and every gateway sends requests to every
	 * instance.
	 */
	void awaitWhole() {
		await().atMost(RECOVERY)
			.until(() -> this.foobar.json("ps", "--json")
				.valueStream()
				.allMatch((each) -> each.get("state").asString().equals("HEALTHY")));
		await().atMost(RECOVERY).until(() -> usable(8311) >= 4 && usable(8312) >= 4);
	}

	/** To how many instances a gateway sends requests. */
	private static double usable(int managementPort) {
		JsonNode metric = json("http://127.0.0.1:" + (managementPort + FoobarScript.PORT_OFFSET)
				+ "/actuator/metrics/foobar.gateway.instance.up");
		return (metric != null) ? metric.at("/measurements/0/value").asDouble() : 0;
	}

	static @Nullable JsonNode json(String address) {
		try {
			HttpResponse<String> response = PLAIN.send(
					HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(3)).build(),
					HttpResponse.BodyHandlers.ofString());
			return (response.statusCode() == 200) ? JsonMapper.shared().readTree(response.body()) : null;
		}
		catch (IOException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	/**
	 * How many writes of a load are wrong: acknowledged but not there exactly once, or
	 * there twice.
	 */
	int lost(Load load, Set<String> acknowledged) {
		Map<String, Integer> there = written(load.titles());
		long missing = acknowledged.stream().filter((title) -> !there.containsKey(title)).count();
		long doubled = there.values().stream().filter((times) -> times > 1).count();
		return Math.toIntExact(missing + doubled);
	}

	/**
	 * How often each article is there, asked for in parts, since one answer is bounded.
	 */
	private Map<String, Integer> written(String beginning) {
		Map<String, Integer> times = new HashMap<>();
		String last = "";
		JsonNode rows;
		do {
			rows = this.foobar.json("sql", "mysql-primary", "--json",
					"select title, count(*) as times from article where title like '" + beginning + "%' and title > '"
							+ last + "' group by title order by title limit " + TITLES_AT_A_TIME);
			for (JsonNode row : rows) {
				last = row.get("title").asString();
				times.put(last, Integer.parseInt(row.get("times").asString()));
			}
		}
		while (rows.size() == TITLES_AT_A_TIME);
		return times;
	}

}

package com.foobar.appservice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of random requests: nothing fails, and every answer is as described. How many
 * and which: {@code -Drandom.requests=50000 -Drandom.seed=1}; both are logged.
 */
class RandomRequestIntegrationTests extends ApiIntegrationTest {

	private static final Logger log = LoggerFactory.getLogger(RandomRequestIntegrationTests.class);

	private static final int CLIENTS = 4;

	@LocalServerPort
	private int port;

	private final JsonMapper json = new JsonMapper();

	@Test
	void answersWhateverComesAsDescribed() throws Exception {
		int count = Integer.getInteger("random.requests", 3_000);
		long seed = Long.getLong("random.seed", System.nanoTime());
		RandomRequests requests = new RandomRequests(seed, OpenApiConformance.document(this.json, this.port),
				this.json);
		for (int i = 0; i < 5; i++) {
			requests
				.learn("{\"user\":{\"username\":\"%s\",\"token\":\"%s\"}}".formatted("fuzz" + i, tokenOf(newName())));
		}
		Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
		Queue<String> failures = new ConcurrentLinkedQueue<>();
		AtomicInteger left = new AtomicInteger(count);
		try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
				HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			List<Future<?>> clients = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				clients.add(threads.submit(() -> {
					while (left.getAndDecrement() > 0) {
						RandomRequests.Request request = requests.next();
						HttpResponse<String> response = send(client, request);
						statuses.computeIfAbsent(response.statusCode(), (status) -> new AtomicInteger())
							.incrementAndGet();
						if (response.statusCode() >= 500) {
							failures.add(response.statusCode() + " " + response.body() + " to " + request);
						}
						else if (response.statusCode() < 300 && !response.body().isEmpty()) {
							requests.learn(response.body());
						}
					}
					return null;
				}));
			}
			for (Future<?> each : clients) {
				each.get();
			}
		}
		log.info("{} random requests with seed {}: {}", count, seed, new TreeMap<>(statuses));
		assertThat(failures).as("seed %d", seed).isEmpty();
		assertThat(statuses.keySet()).as("a test that meets everything").contains(200, 201, 401, 404, 422);
	}

	private HttpResponse<String> send(HttpClient client, RandomRequests.Request request)
			throws IOException, InterruptedException {
		HttpRequest.Builder builder = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.port + request.path()))
			.timeout(Duration.ofSeconds(30))
			.header("Content-Type", "application/json")
			.method(request.method(), (request.body() != null) ? HttpRequest.BodyPublishers.ofString(request.body())
					: HttpRequest.BodyPublishers.noBody());
		if (request.authorization() != null) {
			builder.header("Authorization", request.authorization());
		}
		if (request.key() != null) {
			builder.header("Idempotency-Key", request.key());
		}
		return client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
	}

}

package com.foobar.gateway.routing;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.foobar.gateway.support.Client;
import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Ports;
import com.foobar.gateway.support.RudeServer;
import com.foobar.gateway.support.RunningGateway;
import com.sun.net.httpserver.HttpExchange;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BalancingIntegrationTests {

	private final FakeServer appOne = new FakeServer("app-service-1");

	private final FakeServer appTwo = new FakeServer("app-service-2");

	private final FakeServer web = new FakeServer("web-app-1");

	private final Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.appOne, this.appTwo),
			List.of(this.web));

	@AfterEach
	void closeServers() {
		this.appOne.close();
		this.appTwo.close();
		this.web.close();
	}

	@Test
	void sendsTheApiToTheAppServicesAndEverythingElseToTheWebApps() throws IOException {
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			assertThat(gateway.client().get("/api/tags?x=%20y").body()).isEqualTo("app-service-1");
			assertThat(gateway.client().get("/api").body()).isEqualTo("app-service-2");
			assertThat(gateway.client().get("/").body()).isEqualTo("web-app-1");
			assertThat(gateway.client().get("/apiary").body()).isEqualTo("web-app-1");
		}
		assertThat(this.appOne.received().getFirst().target()).isEqualTo("/api/tags?x=%20y");
	}

	@Test
	void takesExactTurnsOverTenThousandConcurrentRequests() throws Exception {
		try (RunningGateway gateway = RunningGateway.with(this.settings);
				ExecutorService clients = Executors.newFixedThreadPool(8)) {
			List<Future<Integer>> statuses = clients.invokeAll(IntStream.range(0, 10_000)
				.mapToObj((i) -> (Callable<Integer>) () -> gateway.client().get("/api/tags").statusCode())
				.toList());

			for (Future<Integer> status : statuses) {
				assertThat(status.get()).isEqualTo(200);
			}
			assertThat(gateway.count("app-service-1", "success")).isEqualTo(5_000);
			assertThat(gateway.count("app-service-2", "success")).isEqualTo(5_000);
		}
		assertThat(this.appOne.received()).hasSize(5_000);
		assertThat(this.appTwo.received()).hasSize(5_000);
	}

	@Test
	void losesNoGetWhenServersAreKilledAndComeBackUnderLoad() throws Exception {
		this.settings.put("foobar.gateway.health.interval", "1s");
		this.settings.put("foobar.gateway.health.timeout", "950ms");
		this.settings.put("foobar.gateway.upstreams.app-service.ejection.base-time", "100ms");
		AtomicBoolean over = new AtomicBoolean();
		AtomicInteger answered = new AtomicInteger();
		try (RunningGateway gateway = RunningGateway.with(this.settings);
				ExecutorService clients = Executors.newFixedThreadPool(4)) {
			List<Future<Integer>> loops = IntStream.range(0, 4)
				.mapToObj((i) -> clients.submit(() -> failures(gateway, over, answered)))
				.toList();
			for (FakeServer victim : List.of(this.appOne, this.appTwo, this.appOne)) {
				awaitAnswers(answered);
				victim.kill();
				awaitAnswers(answered);
				await().until(() -> !gateway.isUp(victim.name()));
				victim.revive();
				await().until(() -> gateway.isUp("app-service-1") && gateway.isUp("app-service-2"));
			}
			over.set(true);

			for (Future<Integer> loop : loops) {
				assertThat(loop.get()).isZero();
			}
		}
	}

	private static Integer failures(RunningGateway gateway, AtomicBoolean over, AtomicInteger answered)
			throws IOException {
		int failures = 0;
		while (!over.get()) {
			HttpResponse<String> response = gateway.client().get("/api/tags");
			answered.incrementAndGet();
			if (response.statusCode() != 200) {
				failures++;
			}
		}
		return failures;
	}

	private static void awaitAnswers(AtomicInteger answered) {
		int before = answered.get();
		await().until(() -> answered.get() > before + 100);
	}

	@Test
	void sendsPostElsewhereWhenNoConnectionCouldBeOpened() throws IOException {
		RunningGateway.instance(this.settings, "app-service", 0, "app-service-1", "http://127.0.0.1:" + Ports.free(),
				"http://127.0.0.1:1/ready");
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			assertThat(gateway.client().post("/api/articles", "{}").body()).isEqualTo("app-service-2");
			assertThat(gateway.isUp("app-service-1")).isFalse();
			assertThat(gateway.client().post("/api/articles", "{}").body()).isEqualTo("app-service-2");

			assertThat(gateway.count("app-service-1", "not_connected")).isOne();
		}
	}

	@Test
	void sendsABodyThatIsNotKeptElsewhereWhenNoConnectionCouldBeOpened() throws IOException {
		RunningGateway.instance(this.settings, "app-service", 0, "app-service-1", "http://127.0.0.1:" + Ports.free(),
				"http://127.0.0.1:1/ready");
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			assertThat(gateway.client().post("/api/else", "x".repeat(100_000)).body()).isEqualTo("app-service-2");
		}
		assertThat(this.appTwo.received().getFirst().bodySize()).isEqualTo(100_000);
	}

	@Test
	void sendsPostOnlyOnceWhenTheServerMayHaveSeenIt() throws IOException {
		try (RudeServer closing = RudeServer.closing()) {
			RunningGateway.instance(this.settings, "app-service", 0, "app-service-1", closing.url(),
					"http://127.0.0.1:1/ready");
			try (RunningGateway gateway = RunningGateway.with(this.settings)) {
				HttpResponse<String> response = gateway.client().post("/api/else", "{}");

				assertThat(response.statusCode()).isEqualTo(502);
				assertThat(closing.met()).isOne();
				assertThat(this.appTwo.received()).isEmpty();
			}
		}
	}

	@Test
	void repeatsGetElsewhereWhenTheServerHangsUp() throws IOException {
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			gateway.client().get("/api/tags");
			gateway.client().get("/api/tags");
			this.appOne.behave(HttpExchange::close);

			assertThat(gateway.client().get("/api/tags").body()).isEqualTo("app-service-2");
			assertThat(gateway.count("app-service-1", "closed")).isOne();
		}
	}

	@Test
	void repeatsGetElsewhereWhenTheServerHangs() throws IOException {
		this.settings.put("foobar.gateway.timeouts.response-headers", "1200ms");
		CountDownLatch over = new CountDownLatch(1);
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			gateway.client().get("/api/tags");
			gateway.client().get("/api/tags");
			this.appOne.behave((exchange) -> await().until(() -> over.await(20, TimeUnit.SECONDS)));

			assertThat(gateway.client().get("/api/tags").body()).isEqualTo("app-service-2");
			assertThat(gateway.count("app-service-1", "timed_out")).isOne();
			over.countDown();
		}
	}

	@Test
	void repeatsGetElsewhereWhenTheServerIsUnavailableAndKeepsNothingOfItsAnswer() throws IOException {
		this.appOne.behave((exchange) -> {
			exchange.getResponseHeaders().set("X-From", "app-service-1");
			FakeServer.answer(exchange, 503, "draining");
		});
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			HttpResponse<String> response = gateway.client().get("/api/tags");

			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).isEqualTo("app-service-2");
			assertThat(response.headers().firstValue("X-From")).isEmpty();
		}
	}

	@Test
	void passesOnTheAnswerOfTheLastServerThatItMayTry() throws IOException {
		this.appOne.behave((exchange) -> FakeServer.answer(exchange, 503, "one"));
		this.appTwo.behave((exchange) -> FakeServer.answer(exchange, 503, "two"));
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			HttpResponse<String> response = gateway.client().get("/api/tags");

			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.body()).isEqualTo("two");
		}
		assertThat(this.appOne.received()).hasSize(1);
		assertThat(this.appTwo.received()).hasSize(1);
	}

	@Test
	void knowsWhatAServerHasUnderWayUntilItsAnswerHasArrived() throws Exception {
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch mayEnd = new CountDownLatch(1);
		this.appOne.behave((exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(1);
			exchange.getResponseBody().flush();
			arrived.countDown();
			await().until(() -> mayEnd.await(10, TimeUnit.SECONDS));
			exchange.close();
		});
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			CompletableFuture<HttpResponse<String>> underWay = gateway.client()
				.http()
				.sendAsync(gateway.client().request("/api/tags").build(), HttpResponse.BodyHandlers.ofString());
			assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(gateway.inFlight("app-service-1")).isOne();

			mayEnd.countDown();
			assertThat(underWay.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
			await().until(() -> gateway.inFlight("app-service-1") == 0);
		}
	}

	@Test
	void forgetsWhatClientsHaveGivenUp() throws IOException {
		try (RudeServer hung = RudeServer.hung()) {
			RunningGateway.instance(this.settings, "app-service", 0, "app-service-1", hung.url(),
					"http://127.0.0.1:1/ready");
			RunningGateway.instance(this.settings, "app-service", 1, "app-service-2", hung.url(),
					"http://127.0.0.1:1/ready");
			try (RunningGateway gateway = RunningGateway.with(this.settings)) {
				for (int i = 1; i <= 5; i++) {
					int sent = i;
					try (SSLSocket impatient = gateway.client().handshake()) {
						impatient.getOutputStream()
							.write(Client.lines("GET /api/tags HTTP/1.1", "Host: localhost", "")
								.getBytes(StandardCharsets.US_ASCII));
						await().until(() -> hung.met() == sent);
					}
					await().until(() -> gateway.inFlight("app-service-1") + gateway.inFlight("app-service-2") == 0);
				}
				assertThat(gateway.count("app-service-1", "cancelled") + gateway.count("app-service-2", "cancelled"))
					.isEqualTo(5);
			}
		}
	}

	@Test
	void forgetsWhatHasFailed() throws IOException {
		try (RudeServer closing = RudeServer.closing()) {
			RunningGateway.instance(this.settings, "app-service", 0, "app-service-1", closing.url(),
					"http://127.0.0.1:1/ready");
			try (RunningGateway gateway = RunningGateway.with(this.settings)) {
				gateway.client().get("/api/tags");
				gateway.client().post("/api/articles", "{}");
				gateway.client().post("/api/articles", "{}");

				await().until(() -> gateway.inFlight("app-service-1") + gateway.inFlight("app-service-2") == 0);
			}
		}
	}

	@Test
	void leavesAServerAloneThatIsHealthyByItsChecksAndFailsItsRequests() throws IOException {
		this.appOne.behave((exchange) -> FakeServer.answer(exchange, 500, "broken"));
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			for (int i = 0; i < 40; i++) {
				gateway.client().send(gateway.client().request("/api/articles/one").DELETE());
			}

			assertThat(gateway.isUp("app-service-1")).isFalse();
		}
		assertThat(this.appOne.received()).hasSize(5);
		assertThat(this.appTwo.received()).hasSize(35);
	}

	@Test
	void passesOnErrorsThatAreTheServersOwn() throws IOException {
		List.of(this.appOne, this.appTwo)
			.forEach((app) -> app.behave((exchange) -> FakeServer.answer(exchange, 500, "{\"errors\":{}}")));
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			HttpResponse<String> response = gateway.client().get("/api/tags");

			assertThat(response.statusCode()).isEqualTo(500);
			assertThat(response.body()).isEqualTo("{\"errors\":{}}");
		}
	}

}

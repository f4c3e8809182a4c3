package com.foobar.gateway.routing;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Ports;
import com.foobar.gateway.support.Received;
import com.foobar.gateway.support.RunningGateway;
import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Requests that a server may have carried out before it went away. */
class RetryIntegrationTests {

	private final FakeServer appOne = new FakeServer("app-service-1");

	private final FakeServer appTwo = new FakeServer("app-service-2");

	private final Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.appOne, this.appTwo),
			List.of(this.appTwo));

	@BeforeEach
	void letTheFirstServerHangUp() {
		this.appOne.behave(HttpExchange::close);
	}

	/**
	 * A gateway that knows this kind of requests, and whose first server is the next in
	 * turn.
	 */
	private RunningGateway knowing(String method, String path) throws IOException {
		RunningGateway gateway = RunningGateway.with(this.settings);
		this.appOne.behave();
		this.appTwo.behave();
		HttpRequest.BodyPublisher body = method.equals("GET") ? HttpRequest.BodyPublishers.noBody()
				: HttpRequest.BodyPublishers.ofString("{}");
		for (int i = 0; i < 2; i++) {
			HttpRequest.Builder request = gateway.client().request(path).method(method, body);
			assertThat(gateway.client().send(request).statusCode()).isEqualTo(200);
		}
		this.appOne.forget();
		this.appTwo.forget();
		letTheFirstServerHangUp();
		return gateway;
	}

	@AfterEach
	void closeServers() {
		this.appOne.close();
		this.appTwo.close();
	}

	@Test
	void repeatsACreatingPostWithTheKeyThatItWasGiven() throws IOException {
		try (RunningGateway gateway = knowing("POST", "/api/articles")) {
			HttpResponse<String> response = gateway.client().post("/api/articles", "{\"a\":1}");

			assertThat(response.body()).isEqualTo("app-service-2");
		}
		Received first = this.appOne.received().getFirst();
		Received second = this.appTwo.received().getFirst();
		assertThat(first.header("Idempotency-Key")).hasSize(1).isEqualTo(second.header("Idempotency-Key"));
		assertThat(UUID.fromString(first.header("Idempotency-Key").getFirst()).version()).isEqualTo(4);
		assertThat(first.bodySize()).isEqualTo(7);
		assertThat(second.bodySize()).isEqualTo(7);
	}

	@Test
	void givesEveryPostAKeyOfItsOwn() throws IOException {
		this.appOne.behave();
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			gateway.client().post("/api/articles", "{}");
			gateway.client().post("/api/articles", "{}");
		}
		assertThat(this.appOne.received().getFirst().header("Idempotency-Key"))
			.isNotEqualTo(this.appTwo.received().getFirst().header("Idempotency-Key"));
	}

	@Test
	void leavesAKeyAloneThatTheClientChose() throws IOException {
		try (RunningGateway gateway = knowing("POST", "/api/articles/b/comments")) {
			gateway.client()
				.send(gateway.client()
					.request("/api/articles/a/comments")
					.header("Idempotency-Key", "my own")
					.POST(HttpRequest.BodyPublishers.ofString("{}")));
		}
		assertThat(this.appTwo.received().getFirst().header("Idempotency-Key")).containsExactly("my own");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/users/login", "/api/users/", "/editor" })
	void givesNoKeyToWhatCreatesNothing(String path) throws IOException {
		this.appOne.behave();
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			gateway.client().post(path, "{}");
			gateway.client().post(path, "{}");
		}
		assertThat(this.appTwo.received().getFirst().header("Idempotency-Key")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /api/user, 200", "PUT, /api/articles/a, 502", "DELETE, /api/articles/a, 502",
			"DELETE, /api/articles/a/favorite, 200", "POST, /api/users/login, 200",
			"POST, /api/articles/a/favorite, 200", "PATCH, /api/user, 502", "POST, /api/else, 502" })
	void repeatsWhatIsTheSameWhenDoneTwice(String method, String path, int status) throws IOException {
		try (RunningGateway gateway = knowing(method, path)) {
			HttpResponse<String> response = gateway.client()
				.send(gateway.client().request(path).method(method, HttpRequest.BodyPublishers.ofString("{}")));

			assertThat(response.statusCode()).isEqualTo(status);
		}
		assertThat(this.appOne.received()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "65536, 200", "65537, 502" })
	void keepsBodiesUpToTheLimit(int size, int status) throws IOException {
		try (RunningGateway gateway = knowing("POST", "/api/articles")) {
			assertThat(gateway.client().post("/api/articles", "x".repeat(size)).statusCode()).isEqualTo(status);

			await().until(() -> gateway.keptBytes() == 0);
		}
	}

	@Test
	void keepsNoMoreBodiesThanFit() throws Exception {
		this.settings.put("foobar.gateway.retry.max-body", "10B");
		this.settings.put("foobar.gateway.retry.max-bodies", "10B");
		CountDownLatch mayAnswer = new CountDownLatch(1);
		try (RunningGateway gateway = knowing("POST", "/api/articles")) {
			for (FakeServer app : List.of(this.appOne, this.appTwo)) {
				app.behave((exchange) -> {
					if (exchange.getRequestURI().getPath().equals("/api/users")) {
						await().until(() -> mayAnswer.await(10, TimeUnit.SECONDS));
						FakeServer.answer(exchange, 200, "");
					}
					exchange.close();
				});
			}
			CompletableFuture<HttpResponse<String>> held = gateway.client()
				.http()
				.sendAsync(gateway.client()
					.request("/api/users")
					.POST(HttpRequest.BodyPublishers.ofString("0123456789"))
					.build(), HttpResponse.BodyHandlers.ofString());
			await().until(() -> gateway.keptBytes() == 10 && received() == 1);

			assertThat(gateway.client().post("/api/articles", "0123456789").statusCode()).isEqualTo(502);
			assertThat(received()).isEqualTo(2);
			mayAnswer.countDown();
			assertThat(held.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
			await().until(() -> gateway.keptBytes() == 0);
			assertThat(gateway.client().post("/api/articles", "0123456789").statusCode()).isEqualTo(502);
			assertThat(received()).isEqualTo(4);
		}
	}

	private int received() {
		return this.appOne.received().size() + this.appTwo.received().size();
	}

	@Test
	void repeatsNoBodyOfUnknownLength() throws IOException {
		try (RunningGateway gateway = knowing("POST", "/api/articles")) {
			HttpResponse<String> response = gateway.client()
				.send(gateway.client()
					.request("/api/articles")
					.POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(new byte[10], new byte[10]))));

			assertThat(response.statusCode()).isEqualTo(502);
		}
		assertThat(this.appTwo.received()).isEmpty();
	}

	@Test
	void asksFailingServersAtMostAFifthMore() throws IOException {
		for (FakeServer app : List.of(this.appOne, this.appTwo)) {
			app.behave((exchange) -> FakeServer.answer(exchange, 503, ""));
		}
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			for (int i = 0; i < 100; i++) {
				assertThat(gateway.client().get("/api/tags").statusCode()).isEqualTo(503);
			}

			assertThat(gateway.retries("made")).isBetween(3L, 20L);
			assertThat(gateway.retries("over_budget")).isEqualTo(100 - gateway.retries("made"));
			await().until(() -> gateway.inFlight("app-service-1") + gateway.inFlight("app-service-2") == 0);
		}
		assertThat(received()).isBetween(103, 120);
	}

	@Test
	void sendsWhatNoServerHasSeenElsewhereWhateverTheBudget() throws IOException {
		this.settings.put("foobar.gateway.retry.budget", "0");
		this.settings.put("foobar.gateway.retry.min-budget", "0");
		RunningGateway.instance(this.settings, "app-service", 0, "app-service-1", "http://127.0.0.1:" + Ports.free(),
				"http://127.0.0.1:1/ready");
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			assertThat(gateway.client().post("/api/else", "{}").statusCode()).isEqualTo(200);
			assertThat(gateway.retries("made")).isOne();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void sendsAKindOfRequestThatNobodyHasAnsweredNotToTheLastServer(boolean hangsUp) throws Exception {
		this.settings.put("foobar.gateway.timeouts.response-headers", "1200ms");
		CountDownLatch over = new CountDownLatch(1);
		FakeServer.Behaviour poisoned = hangsUp ? HttpExchange::close
				: (exchange) -> await().until(() -> over.await(20, TimeUnit.SECONDS));
		try (RunningGateway gateway = knowing("GET", "/api/articles/fine")) {
			this.appOne.behave(poisoned);
			this.appTwo.behave(poisoned);

			assertThat(gateway.client().get("/api/poison").statusCode()).isEqualTo(hangsUp ? 502 : 504);
			assertThat(received()).isOne();
			assertThat(gateway.retries("unknown")).isOne();
			over.countDown();
		}
	}

	@Test
	void repeatsWhatIsHarmlessWhenAServerAnswersWithAnError() throws IOException {
		try (RunningGateway gateway = knowing("GET", "/api/articles/fine")) {
			this.appOne.behave((exchange) -> FakeServer.answer(exchange, 500, "only here"));

			assertThat(gateway.client().get("/api/articles/fine").statusCode()).isEqualTo(200);
			assertThat(received()).isEqualTo(2);
			this.appTwo.behave((exchange) -> FakeServer.answer(exchange, 500, "here as well"));
			assertThat(gateway.client().send(gateway.client().request("/api/articles/fine").DELETE()).statusCode())
				.isEqualTo(500);
			assertThat(received()).isEqualTo(3);
		}
	}

	@Test
	void asksClientsToComeAgainWhenTheLastServerGoesWithTheirRequest() throws IOException {
		try (RunningGateway gateway = knowing("GET", "/api/articles/fine")) {
			this.appTwo.kill();
			assertThat(gateway.client().get("/api/articles/fine").statusCode()).isEqualTo(503);
			assertThat(gateway.isUp("app-service-2")).isFalse();

			HttpResponse<String> answer = gateway.client().get("/api/articles/fine");

			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.headers().firstValue("Retry-After")).isPresent();
			assertThat(gateway.client().send(gateway.client().request("/api/articles/fine").DELETE()).statusCode())
				.as("it may have been carried out")
				.isEqualTo(502);
		}
	}

	@Test
	void asksClientsToComeAgainWhenTheLastServersGoTogether() throws IOException {
		try (RunningGateway gateway = knowing("GET", "/api/articles/fine")) {
			this.appTwo.behave(HttpExchange::close);

			HttpResponse<String> answer = gateway.client().get("/api/articles/fine");

			assertThat(received()).isEqualTo(2);
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		}
	}

	@Test
	void sendsAKindOfRequestThatNobodyHasAnsweredToAnotherServerWhenAThirdIsLeft() throws IOException {
		RunningGateway.instance(this.settings, "app-service", 2, "app-service-3", this.appTwo.url(),
				this.appTwo.healthUrl());
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			assertThat(gateway.client().get("/api/unheard-of").statusCode()).isEqualTo(200);
		}
		assertThat(this.appOne.received()).hasSize(1);
	}

	@Test
	void sendsARequestThatTwoServersLeftUnansweredToOneOnlyUntilOneAnswers() throws IOException {
		try (RunningGateway gateway = knowing("GET", "/api/articles/fine")) {
			this.appTwo.behave(HttpExchange::close);
			gateway.client().get("/api/articles/poison");
			assertThat(received()).isEqualTo(2);

			assertThat(gateway.client().get("/api/articles/poison").statusCode()).isEqualTo(503);
			assertThat(received()).isEqualTo(3);
			assertThat(gateway.retries("suspected")).isEqualTo(2);
			gateway.client().get("/api/articles/other");
			assertThat(received()).isEqualTo(5);

			this.appOne.behave();
			this.appTwo.behave();
			gateway.client().get("/api/articles/poison");
			letTheFirstServerHangUp();
			this.appTwo.behave(HttpExchange::close);
			gateway.client().get("/api/articles/poison");
			assertThat(received()).isEqualTo(8);
		}
	}

	@Test
	void losesNoCreatingPostWhenServersAreKilledUnderLoad() throws Exception {
		this.appOne.behave();
		this.settings.put("foobar.gateway.health.interval", "1s");
		this.settings.put("foobar.gateway.health.timeout", "950ms");
		AtomicBoolean over = new AtomicBoolean();
		AtomicInteger answered = new AtomicInteger();
		try (RunningGateway gateway = RunningGateway.with(this.settings);
				ExecutorService clients = Executors.newFixedThreadPool(4)) {
			List<Future<Integer>> loops = IntStream.range(0, 4)
				.mapToObj((i) -> clients.submit(() -> failures(gateway, over, answered)))
				.toList();
			for (FakeServer victim : List.of(this.appOne, this.appTwo)) {
				awaitAnswers(answered);
				victim.kill();
				awaitAnswers(answered);
				victim.revive();
				await().until(() -> gateway.isUp("app-service-1") && gateway.isUp("app-service-2"));
			}
			over.set(true);

			for (Future<Integer> loop : loops) {
				assertThat(loop.get()).isZero();
			}
			// The client has its answer a moment before the request has ended.
			await().until(() -> gateway.keptBytes() == 0);
		}
	}

	private static Integer failures(RunningGateway gateway, AtomicBoolean over, AtomicInteger answered)
			throws IOException {
		int failures = 0;
		while (!over.get()) {
			if (gateway.client().post("/api/articles", "{}").statusCode() != 200) {
				failures++;
			}
			answered.incrementAndGet();
		}
		return failures;
	}

	private static void awaitAnswers(AtomicInteger answered) {
		int before = answered.get();
		await().until(() -> answered.get() > before + 100);
	}

}

package com.foobar.gateway.routing;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.RudeServer;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class TimeLimitIntegrationTests {

	private final FakeServer web = new FakeServer("web-app-1");

	@AfterEach
	void closeServer() {
		this.web.close();
	}

	@Test
	void answersPostWithGatewayTimeoutWhenTheServerHangs() throws IOException {
		try (RudeServer hung = RudeServer.hung();
				RunningGateway gateway = RunningGateway
					.with(before(hung, Map.of("foobar.gateway.timeouts.response-headers", "1200ms")))) {
			HttpResponse<String> response = gateway.client().post("/api/articles", "{}");

			assertThat(response.statusCode()).isEqualTo(504);
			assertThat(response.body()).isEqualTo("{\"errors\":{\"server\":[\"is unavailable, try again\"]}}");
			assertThat(hung.met()).isOne();
		}
	}

	@Test
	void neverPassesAShortBodyAsAWholeOne() throws IOException {
		try (RudeServer cutting = RudeServer.cutting(100_000, true);
				RunningGateway gateway = RunningGateway.with(before(cutting, Map.of()))) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> gateway.client().get("/api/tags"));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void asksAnotherServerWhenASmallAnswerBreaksOff(boolean hangUp) throws IOException {
		try (RudeServer cutting = RudeServer.cutting(1_000, hangUp)) {
			Map<String, String> settings = before(cutting, Map.of("foobar.gateway.timeouts.response-headers", "1100ms",
					"foobar.gateway.timeouts.read-idle", "1200ms"));
			RunningGateway.instance(settings, "app-service", 0, "app-service-1", cutting.url(), this.web.healthUrl());
			// A request that silenced one server risks another only while a third is
			// left.
			for (int i = 1; i < 3; i++) {
				RunningGateway.instance(settings, "app-service", i, "app-service-" + (i + 1), this.web.url(),
						this.web.healthUrl());
			}
			try (RunningGateway gateway = RunningGateway.with(settings)) {
				for (int i = 0; i < 3; i++) {
					HttpResponse<String> response = gateway.client().get("/api/tags");

					assertThat(response.statusCode()).isEqualTo(200);
					assertThat(response.body()).isEqualTo("web-app-1");
					assertThat(response.headers().firstValue("X-Half")).isEmpty();
				}
			}
			assertThat(cutting.met()).isPositive();
		}
	}

	@Test
	void answersWithAnErrorWhenASmallAnswerBreaksOffAndNobodyElseIsThere() throws IOException {
		try (RudeServer cutting = RudeServer.cutting(1_000, true);
				RunningGateway gateway = RunningGateway.with(before(cutting, Map.of()))) {
			HttpResponse<String> response = gateway.client().get("/api/tags");

			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Retry-After")).isPresent();
			assertThat(response.headers().firstValue("X-Half")).isEmpty();
			assertThat(response.body()).isEqualTo("{\"errors\":{\"server\":[\"is unavailable, try again\"]}}");
		}
	}

	@Test
	void endsAnAnswerThatFallsSilent() throws IOException {
		try (RudeServer silent = RudeServer.cutting(100_000, false);
				RunningGateway gateway = RunningGateway
					.with(before(silent, Map.of("foobar.gateway.timeouts.response-headers", "1100ms",
							"foobar.gateway.timeouts.read-idle", "1200ms")))) {
			long begun = System.nanoTime();
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> gateway.client().get("/api/tags"));

			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
		}
	}

	@Test
	void endsARequestThatTakesTooLongAsAWhole() throws IOException {
		Map<String, String> limits = Map.of("foobar.gateway.timeouts.response-headers", "1100ms",
				"foobar.gateway.timeouts.read-idle", "1200ms", "foobar.gateway.timeouts.request", "1300ms");
		try (RudeServer hung = RudeServer.hung();
				RunningGateway gateway = RunningGateway.with(before(hung, 3, limits))) {
			HttpResponse<String> response = gateway.client().get("/api/tags");

			assertThat(response.statusCode()).isEqualTo(504);
			// Nobody waited for the second server as long as for the first.
			assertThat(tries(gateway, "timed_out")).isOne();
			await().until(() -> tries(gateway, "cancelled") == 1);
		}
	}

	@Test
	void refusesRequestsThatFindEveryConnectionBusy() throws Exception {
		try (RudeServer hung = RudeServer.hung();
				RunningGateway gateway = RunningGateway.with(before(hung,
						Map.of("foobar.gateway.pool.max-connections", "1", "foobar.gateway.pool.max-waiting", "1",
								"foobar.gateway.pool.acquire-timeout", "100ms",
								"foobar.gateway.timeouts.response-headers", "5s")))) {
			Thread first = Thread.ofVirtual().start(() -> {
				try {
					gateway.client().get("/api/tags");
				}
				catch (IOException ex) {
					// The test ends first.
				}
			});
			await().until(() -> hung.met() == 1);

			HttpResponse<String> response = gateway.client().get("/api/tags");

			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Retry-After")).isPresent();
			assertThat(gateway.isUp("app-service-1")).isTrue();
			first.interrupt();
		}
	}

	private static long tries(RunningGateway gateway, String outcome) {
		return IntStream.rangeClosed(1, 3).mapToLong((i) -> gateway.count("app-service-" + i, outcome)).sum();
	}

	private Map<String, String> before(RudeServer server, Map<String, String> more) {
		return before(server, 1, more);
	}

	private Map<String, String> before(RudeServer server, int instances, Map<String, String> more) {
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(), List.of(this.web));
		for (int i = 0; i < instances; i++) {
			RunningGateway.instance(settings, "app-service", i, "app-service-" + (i + 1), server.url(),
					"http://127.0.0.1:1/ready");
		}
		settings.putAll(more);
		return settings;
	}

}

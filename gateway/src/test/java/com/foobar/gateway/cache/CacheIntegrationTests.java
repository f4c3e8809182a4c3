package com.foobar.gateway.cache;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CacheIntegrationTests {

	private static final String CSS = "a { color: red }\n".repeat(200);

	private final FakeServer app = new FakeServer("app-service-1");

	private RunningGateway gateway;

	@BeforeEach
	void start() {
		this.gateway = RunningGateway.with(RunningGateway.inFrontOf(List.of(this.app), List.of(this.app)));
	}

	@AfterEach
	void stop() {
		this.gateway.close();
		this.app.close();
	}

	@Test
	void answersForTheServersAndDressesItsAnswersLikeTheirs() throws IOException {
		serve(Map.of("Cache-Control", "max-age=31536000, public, immutable", "Content-Type", "text/css", "X-Request-Id",
				"of the server"));
		HttpResponse<String> first = get("/assets/site.css");
		HttpResponse<String> second = get("/assets/site.css", "Cookie", "session=1", "Accept-Encoding", "identity");

		assertThat(this.app.received()).hasSize(1);
		assertThat(second.body()).isEqualTo(CSS).isEqualTo(first.body());
		assertThat(second.headers().firstValue("Cache-Status")).get().asString().startsWith("foobar-gateway; hit");
		assertThat(second.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
		assertThat(second.headers().allValues("Strict-Transport-Security")).hasSize(1);
		assertThat(second.headers().allValues("X-Request-Id")).singleElement()
			.isNotEqualTo(first.headers().firstValue("X-Request-Id").orElseThrow());
	}

	@Test
	void compressesWhatItHasAndTellsWhatTheClientHas() throws IOException {
		serve(Map.of("Cache-Control", "public, max-age=600", "Content-Type", "text/css", "ETag", "\"one\""));
		get("/assets/site.css");

		HttpResponse<String> packed = get("/assets/site.css", "Accept-Encoding", "gzip");
		assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
		assertThat(packed.headers().firstValue("ETag")).hasValue("W/\"one\"");
		HttpResponse<String> same = get("/assets/site.css", "If-None-Match", "W/\"one\"");
		assertThat(same.statusCode()).isEqualTo(304);
		assertThat(same.body()).isEmpty();
		assertThat(this.app.received()).hasSize(1);
	}

	@Test
	void asksOnceForWhatManyWantAtTheSameMoment() throws Exception {
		CountDownLatch mayAnswer = new CountDownLatch(1);
		this.app.behave((exchange) -> {
			await().until(() -> mayAnswer.await(10, TimeUnit.SECONDS));
			exchange.getResponseHeaders().set("Cache-Control", "public, max-age=600");
			FakeServer.answer(exchange, 200, CSS);
		});
		List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 30)
			.mapToObj((i) -> this.gateway.client()
				.http()
				.sendAsync(this.gateway.client().request("/assets/site.css").build(),
						HttpResponse.BodyHandlers.ofString()))
			.toList();
		await().until(() -> !this.app.received().isEmpty());
		mayAnswer.countDown();

		for (CompletableFuture<HttpResponse<String>> answer : answers) {
			assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo(CSS);
		}
		assertThat(this.app.received()).hasSize(1);
	}

	@Test
	void asksWhetherItsAnswerIsStillRightAndRenewsIt() throws IOException {
		serve(Map.of("Cache-Control", "public, no-cache", "ETag", "\"one\"", "Content-Type", "text/css"));
		get("/assets/site.css");
		this.app.behave((exchange) -> {
			exchange.getResponseHeaders().set("ETag", "\"one\"");
			exchange.getResponseHeaders().set("Cache-Control", "public, max-age=600");
			FakeServer.answer(exchange, 304, "");
		});

		HttpResponse<String> renewed = get("/assets/site.css");
		assertThat(renewed.statusCode()).isEqualTo(200);
		assertThat(renewed.body()).isEqualTo(CSS);
		assertThat(renewed.headers().firstValue("Content-Type")).hasValue("text/css");
		assertThat(this.app.received().getLast().header("If-None-Match")).containsExactly("\"one\"");
		get("/assets/site.css");
		assertThat(this.app.received()).hasSize(2);
	}

	@Test
	void servesWhatMayBeStaleWhileNobodyIsUp() throws IOException {
		serve(Map.of("Cache-Control", "public, max-age=0, stale-if-error=600", "ETag", "\"one\""));
		get("/assets/site.css");
		this.app.kill();

		HttpResponse<String> stale = get("/assets/site.css");
		assertThat(stale.statusCode()).isEqualTo(200);
		assertThat(stale.body()).isEqualTo(CSS);
		assertThat(stale.headers().firstValue("Cache-Status")).get().asString().contains("stale-if-error");
		assertThat(get("/other").statusCode()).isEqualTo(503);
	}

	@Test
	void publishesWhatCameOfItAndHowFullItIs() throws IOException {
		serve(Map.of("Cache-Control", "public, max-age=600"));
		get("/assets/site.css");
		get("/assets/site.css");

		assertThat(this.gateway.manage("/actuator/prometheus").body())
			.containsPattern("foobar_gateway_cache_requests_total\\{.*result=\"hit\"} 1.0")
			.containsPattern("foobar_gateway_cache_requests_total\\{.*result=\"stored\"} 1.0")
			.containsPattern("foobar_gateway_cache_entries\\{.*} 1.0")
			.containsPattern("foobar_gateway_cache_size_bytes\\{.*} [1-9]");
	}

	private void serve(Map<String, String> headers) {
		this.app.behave((exchange) -> {
			headers.forEach(exchange.getResponseHeaders()::set);
			FakeServer.answer(exchange, 200, CSS);
		});
	}

	private HttpResponse<String> get(String target, String... headers) throws IOException {
		var request = this.gateway.client().request(target);
		return this.gateway.client().send((headers.length > 0) ? request.headers(headers) : request);
	}

}

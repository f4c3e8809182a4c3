package com.foobar.gateway.accesslog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Ports;
import com.foobar.gateway.support.RudeServer;
import com.foobar.gateway.support.RunningGateway;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AccessLogIntegrationTests {

	private static final JsonMapper json = JsonMapper.shared();

	private final FakeServer app = new FakeServer("app-service-1");

	@TempDir
	private Path folder;

	@AfterEach
	void closeServer() {
		this.app.close();
	}

	private RunningGateway start(Map<String, String> extra) {
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.app), List.of(this.app));
		settings.put("foobar.gateway.access-log.file", file().toString());
		settings.putAll(extra);
		return RunningGateway.with(settings);
	}

	private Path file() {
		return this.folder.resolve("access.json");
	}

	@Test
	void writesDownWhoAskedForWhatAndWhoAnswered() throws IOException {
		try (RunningGateway gateway = start(Map.of())) {
			gateway.client()
				.send(gateway.client()
					.request("/api/articles?tag=java&limit=5")
					.header("X-Request-Id", "request-1")
					.header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

			JsonNode line = only();
			assertThat(line.get("time").asString()).startsWith("20").endsWith("Z");
			assertThat(line.get("client").asString()).isEqualTo("127.0.0.1");
			assertThat(line.get("method").asString()).isEqualTo("GET");
			assertThat(line.get("path").asString()).isEqualTo("/api/articles?tag=java&limit=5");
			assertThat(line.get("status").asInt()).isEqualTo(200);
			assertThat(line.get("bytes").asInt()).isEqualTo("app-service-1".length());
			assertThat(line.get("millis").asDouble()).isPositive();
			assertThat(line.get("upstream").asString()).isEqualTo("app-service-1");
			assertThat(line.get("tries").asInt()).isEqualTo(1);
			assertThat(line.get("id").asString()).isEqualTo("request-1");
			assertThat(line.get("trace").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
			assertThat(line.has("ending")).isFalse();
		}
	}

	@Test
	void neverWritesDownSecrets() throws IOException {
		try (RunningGateway gateway = start(Map.of())) {
			gateway.client()
				.send(gateway.client()
					.request("/api/user?token=secret1&access_token=secret2&secret3&code=secret4&tag=shown")
					.header("Authorization", "Token secret5")
					.header("Cookie", "session=secret6"));

			assertThat(only().get("path").asString()).isEqualTo("/api/user?token=*&access_token=*&*&code=*&tag=shown");
			assertThat(Files.readString(file())).doesNotContain("secret");
		}
	}

	@Test
	void writesDownEveryTryAndWhatTheGatewayAnsweredItself() throws IOException {
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.app), List.of(this.app));
		RunningGateway.instance(settings, "app-service", 1, "app-service-2", "http://127.0.0.1:" + Ports.free(),
				"http://127.0.0.1:1/ready");
		RunningGateway.instance(settings, "web-app", 0, "web-app-1", "http://127.0.0.1:" + Ports.free(),
				"http://127.0.0.1:1/ready");
		try (RunningGateway gateway = start(settings)) {
			gateway.client().get("/api/tags");
			gateway.client().get("/api/tags");
			gateway.client().get("/page");
			gateway.client().raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n");

			List<JsonNode> lines = lines(4);
			assertThat(lines.subList(0, 2)).extracting((line) -> line.get("tries").asInt())
				.containsExactlyInAnyOrder(1, 2);
			assertThat(lines.subList(0, 2)).extracting((line) -> line.get("upstream").asString())
				.containsOnly("app-service-1");
			assertThat(lines.get(2).get("status").asInt()).isEqualTo(503);
			assertThat(lines.get(2).get("bytes").asInt()).isPositive();
			assertThat(lines.get(2).get("id").asString()).isNotEmpty();
			assertThat(lines.get(3).get("status").asInt()).isEqualTo(400);
			assertThat(lines.get(3).get("ending").asString()).isEqualTo("refused: folded_header");
		}
	}

	@Test
	void writesDownAnswersThatWereCutShortAndClientsThatLeft() throws IOException {
		try (RudeServer cutting = RudeServer.cutting(100_000, true); RudeServer hung = RudeServer.hung()) {
			Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.app), List.of(this.app));
			RunningGateway.instance(settings, "app-service", 0, "app-service-1", cutting.url(), this.app.healthUrl());
			RunningGateway.instance(settings, "web-app", 0, "web-app-1", hung.url(), this.app.healthUrl());
			try (RunningGateway gateway = start(settings)) {
				gateway.client().raw("GET /api/tags HTTP/1.1\r\nHost: localhost\r\n\r\n");
				try (SSLSocket socket = gateway.client().handshake()) {
					socket.getOutputStream()
						.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
					await().until(() -> hung.met() > 0);
				}

				assertThat(lines(2)).extracting((line) -> line.get("ending").asString())
					.containsExactly("cut short", "client left");
			}
		}
	}

	@Test
	void writesDownWhoIsBehindATrustedProxy() throws IOException {
		try (RunningGateway gateway = start(Map.of("foobar.gateway.proxies.trusted", "127.0.0.1"))) {
			gateway.client().send(gateway.client().request("/api/tags").header("X-Forwarded-For", "192.0.2.1"));

			assertThat(only().get("client").asString()).isEqualTo("192.0.2.1");
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void writesToTheStandardOutputInstead(CapturedOutput output) throws IOException {
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.app), List.of(this.app));
		settings.put("foobar.gateway.access-log.console", "true");
		try (RunningGateway gateway = RunningGateway.with(settings)) {
			gateway.client().get("/api/articles?tag=console");

			await().until(() -> output.getOut().contains("\"path\":\"/api/articles?tag=console\",\"status\":200"));
		}
	}

	@Test
	void putsTheFileAsideWhenItHasGrown() throws IOException {
		try (RunningGateway gateway = start(
				Map.of("foobar.gateway.access-log.max-size", "64KB", "foobar.gateway.access-log.max-files", "2"))) {
			String tag = "a".repeat(4_000);
			Path oldest = this.folder.resolve("access.json.2");
			AtomicInteger page = new AtomicInteger();
			await().until(() -> {
				for (int i = 0; i < 20; i++) {
					gateway.client().get("/api/articles?page=" + page.getAndIncrement() + "&tag=" + tag);
				}
				return Files.exists(oldest) && !Files.readString(oldest).contains("?page=0&");
			});

			try (Stream<Path> files = Files.list(this.folder)) {
				assertThat(files).hasSizeBetween(2, 3);
			}
		}
	}

	private JsonNode only() {
		return lines(1).getFirst();
	}

	private List<JsonNode> lines(int expected) {
		await().untilAsserted(() -> assertThat(Files.readAllLines(file())).hasSize(expected));
		try {
			return Files.readAllLines(file()).stream().map(json::readTree).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

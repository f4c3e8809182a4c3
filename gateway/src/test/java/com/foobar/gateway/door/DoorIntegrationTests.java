package com.foobar.gateway.door;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.support.Client;
import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DoorIntegrationTests {

	private static final FakeServer app = new FakeServer("app-service-1");

	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(app), List.of(app));
		settings.put("foobar.gateway.max-body", "1KB");
		gateway = RunningGateway.with(settings);
	}

	@AfterAll
	static void stop() {
		gateway.close();
		app.close();
	}

	@BeforeEach
	void forget() {
		app.forget();
		app.behave();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD" })
	void leadsPagesFromPlainHttpToHttps(String method) throws IOException {
		String answer = plain(method, "/editor?a=b", "www.foobar.com:8080");

		assertThat(answer).startsWith("HTTP/1.1 308 ")
			.contains("https://www.foobar.com:" + gateway.port() + "/editor?a=b\r\n");
		assertThat(app.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "POST", "OPTIONS" })
	void refusesTheApiOverPlainHttp(String method) throws IOException {
		String answer = plain(method, "/api/users/login", "www.foobar.com");

		assertThat(answer).startsWith("HTTP/1.1 403 ")
			.contains("application/json")
			.endsWith("{\"errors\":{\"scheme\":[\"must be https\"]}}")
			.doesNotContainIgnoringCase("location:");
	}

	@Test
	void refusesFormsOverPlainHttp() throws IOException {
		assertThat(plain("POST", "/login", "www.foobar.com")).startsWith("HTTP/1.1 403 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "www.foobar.com.evil.example", "www.foobar.com@evil.example",
			"evil.example:8080", "www.foobar.com\r\nHost: evil.example", "" })
	void neverRedirectsToHostsThatAreNotOurs(String host) throws IOException {
		assertThat(plain("GET", "/", host)).startsWith("HTTP/1.1 400 ").doesNotContainIgnoringCase("location:");
	}

	@Test
	void neverRedirectsByATargetThatNamesAnotherHost() throws IOException {
		assertThat(plain("GET", "http://evil.example/", "www.foobar.com")).doesNotContain("evil.example");
		assertThat(plain("GET", "//evil.example/", "www.foobar.com"))
			.contains("https://www.foobar.com:" + gateway.port() + "//evil.example/\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "www.foobar.com.evil.example", "foobar.com:8443:1" })
	void servesNoHostsThatAreNotOurs(String host) throws IOException {
		String answer = gateway.client()
			.raw("GET /api/tags HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

		assertThat(answer).containsPattern("^HTTP/1.1 4(21|00) ");
		assertThat(app.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "www.foobar.com", "FOOBAR.com:8443", "localhost", "127.0.0.1:8443", "127.0.0.2", "[::1]:8443" })
	void servesHostsThatAreOurs(String host) throws IOException {
		String answer = gateway.client()
			.raw("GET /api/tags HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

		assertThat(answer).startsWith("HTTP/1.1 200 ");
	}

	@Test
	void putsEachSecurityHeaderOnAnswersOnce() throws IOException {
		app.behave((exchange) -> {
			exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
			exchange.getResponseHeaders().set("Strict-Transport-Security", "max-age=1");
			exchange.getResponseHeaders().set("Server", "secret/1.0");
			FakeServer.answer(exchange, 200, "fine");
		});

		HttpResponse<String> response = gateway.client().get("/");

		assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
		assertThat(response.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
		assertThat(response.headers().allValues("Server")).isEmpty();
	}

	@Test
	void setsWhatAServerBehindHasForgotten() throws IOException {
		HttpResponse<String> api = gateway.client().get("/api/tags");

		assertThat(api.headers().firstValue("Content-Security-Policy"))
			.hasValue("default-src 'none'; frame-ancestors 'none'");
		assertThat(api.headers().firstValue("Referrer-Policy")).hasValue("strict-origin-when-cross-origin");
		assertThat(api.headers().firstValue("X-Frame-Options")).hasValue("DENY");
		assertThat(api.headers().firstValue("Permissions-Policy")).isPresent();
		assertThat(api.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
		assertThat(api.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
	}

	@Test
	void keepsWhatAServerBehindKnowsBetterButNotTwice() throws IOException {
		app.behave((exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "text/html");
			exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
			exchange.getResponseHeaders().add("Referrer-Policy", "no-referrer");
			exchange.getResponseHeaders().add("Referrer-Policy", "same-origin");
			exchange.getResponseHeaders().set("X-Powered-By", "secret/1.0");
			FakeServer.answer(exchange, 200, "fine");
		});

		HttpResponse<String> page = gateway.client().get("/");

		assertThat(page.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'self'");
		assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
		assertThat(page.headers().allValues("X-Powered-By")).isEmpty();
	}

	@Test
	void passesOnBodiesUpToTheLimit() throws IOException {
		assertThat(gateway.client().post("/api/articles", "x".repeat(1024)).statusCode()).isEqualTo(200);
		assertThat(app.received().getFirst().bodySize()).isEqualTo(1024);
	}

	@Test
	void refusesBodiesThatSayTheyAreTooLarge() throws IOException {
		HttpResponse<String> response = gateway.client().post("/api/articles", "x".repeat(1025));

		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(response.body()).isEqualTo("{\"errors\":{\"body\":[\"is too large\"]}}");
		assertThat(app.received()).isEmpty();
	}

	@Test
	void refusesBodiesThatGrowTooLarge() throws IOException {
		HttpRequest.BodyPublisher chunks = HttpRequest.BodyPublishers
			.ofByteArrays(List.of(new byte[1000], new byte[1000], new byte[1000]));

		HttpResponse<String> response = gateway.client().send(gateway.client().request("/api/articles").POST(chunks));

		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(app.received()).isEmpty();
		assertThat(gateway.isUp("app-service-1")).isTrue();
	}

	@Test
	void answersWhenTheClientWaitsToBeToldToContinue() throws IOException {
		String answer = gateway.client()
			.raw(Client.lines("POST /api/articles HTTP/1.1", "Host: foobar.com", "Connection: close",
					"Expect: 100-continue", "Content-Length: 2", "") + "{}");

		assertThat(answer).contains("HTTP/1.1 200 ");
		assertThat(app.received().getFirst().header("Expect")).isEmpty();
		assertThat(app.received().getFirst().bodySize()).isEqualTo(2);
	}

	@Test
	void leavesPreflightRequestsToTheServerThatKnowsItsOrigins() throws IOException {
		app.behave((exchange) -> {
			exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "https://other.example");
			FakeServer.answer(exchange, 204, "");
		});

		HttpResponse<String> response = gateway.client()
			.send(gateway.client()
				.request("/api/articles")
				.header("Origin", "https://other.example")
				.header("Access-Control-Request-Method", "POST")
				.method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://other.example");
	}

	@Test
	void keepsTheActuatorAwayFromThePublic() throws IOException {
		gateway.client().get("/actuator/health");

		assertThat(app.received().getFirst().target()).isEqualTo("/actuator/health");
	}

	@Test
	void exposesExactlyTheseEndpointsToItsOperators() throws IOException {
		String links = gateway.manage("/actuator").body();

		assertThat(links.replaceAll("\"href\":\"[^\"]*\",\"templated\":(true|false)", "")
			.replaceAll("[{}\":]", "")
			.replace("_links", "")
			.split(",")).containsExactlyInAnyOrder("self", "balancer", "balancer-upstream-instance", "health",
					"health-path", "info", "metrics", "metrics-requiredMetricName", "prometheus");
		for (String hidden : List.of("env", "beans", "gateway", "heapdump", "loggers", "refresh", "mappings")) {
			assertThat(gateway.manage("/actuator/" + hidden).statusCode()).as(hidden).isEqualTo(404);
		}
	}

	@Test
	void keepsTheSiteAwayFromTheManagementPort() throws IOException {
		assertThat(gateway.manage("/api/tags").statusCode()).isEqualTo(404);
		assertThat(app.received()).isEmpty();
	}

	@Test
	void publishesMetricsOfEveryServer() throws IOException {
		gateway.client().get("/api/tags");

		assertThat(gateway.manage("/actuator/prometheus").body())
			.containsPattern("foobar_gateway_instance_up\\{.*target=\"app-service-1\".*} 1.0")
			.containsPattern("foobar_gateway_requests_seconds_count\\{.*outcome=\"success\".*target=\"app-service-1\"");
	}

	private static String plain(String method, String target, String host) throws IOException {
		return Client.rawPlain(gateway.plainPort(),
				method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
	}

}

package com.foobar.gateway.forwarding;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;

import com.foobar.gateway.support.Client;
import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Received;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ForwardingIntegrationTests {

	private static final FakeServer app = new FakeServer("app-service-1");

	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		gateway = RunningGateway.with(RunningGateway.inFrontOf(List.of(app), List.of(app)));
	}

	@AfterAll
	static void stop() {
		gateway.close();
		app.close();
	}

	@BeforeEach
	void forget() {
		app.behave();
		app.forget();
	}

	@Test
	void tellsWhoTheClientIsAndWhatItAskedFor() throws IOException {
		Received received = raw();

		assertThat(received.header("X-Forwarded-For")).containsExactly("127.0.0.1");
		assertThat(received.header("X-Forwarded-Proto")).containsExactly("https");
		assertThat(received.header("X-Forwarded-Host")).containsExactly("www.foobar.com:" + gateway.port());
		assertThat(received.header("X-Forwarded-Port")).containsExactly(Integer.toString(gateway.port()));
		assertThat(received.header("Host")).containsExactly("www.foobar.com:" + gateway.port());
	}

	@Test
	void keepsWhatIsMeantForItself() throws IOException {
		gateway.client()
			.raw(Client.lines("GET /api/tags HTTP/1.1", "Host: localhost", "Connection: close, X-Hop", "X-Hop: one",
					"Keep-Alive: timeout=5", "TE: trailers", "X-End: two", ""));

		Received received = app.received().getFirst();
		assertThat(received.headers()).doesNotContainKeys("x-hop", "keep-alive", "te");
		assertThat(received.header("X-End")).containsExactly("two");
	}

	@Test
	void dropsWhatAServerHasMeantForTheGatewayAlone() throws IOException {
		app.behave((exchange) -> {
			exchange.getResponseHeaders().add("Connection", "X-Hop");
			exchange.getResponseHeaders().add("X-Hop", "one");
			exchange.getResponseHeaders().add("X-End", "two");
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});

		HttpResponse<String> response = gateway.client().get("/api/tags");

		assertThat(response.headers().firstValue("X-Hop")).isEmpty();
		assertThat(response.headers().firstValue("X-End")).hasValue("two");
	}

	@Test
	void knowsThePortThatHttpsImplies() throws IOException {
		gateway.client().raw("GET /api/tags HTTP/1.1\r\nHost: foobar.com\r\nConnection: close\r\n\r\n");

		assertThat(app.received().getFirst().header("X-Forwarded-Port")).containsExactly("443");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port",
			"x-forwarded-for" })
	void replacesEvenRepeatedClaims(String name) throws IOException {
		Received received = raw(name + ": evil", name + ": worse");

		assertThat(received.header(name)).hasSize(1).doesNotContain("evil", "worse");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded", "X-Forwarded-Prefix", "X-Forwarded-Ssl", "X-Forwarded-User", "X-Real-IP",
			"X-Client-IP", "True-Client-IP" })
	void dropsClaimsThatItDoesNotMakeItself(String name) throws IOException {
		Received received = raw(name + ": evil", name + ": worse");

		assertThat(received.headers()).doesNotContainKey(name.toLowerCase(Locale.ROOT));
	}

	@Test
	void dropsHeadersThatWereForTheGatewayOnly() throws IOException {
		Received received = raw("Connection: close, X-Secret", "X-Secret: 1", "TE: trailers", "Keep-Alive: 5");

		assertThat(received.headers()).doesNotContainKeys("x-secret", "te", "keep-alive");
	}

	@Test
	void passesOnEverythingElse() throws IOException {
		Received received = raw("Authorization: Token abc", "Cookie: a=1", "Cookie: b=2");

		assertThat(received.header("Authorization")).containsExactly("Token abc");
		assertThat(received.header("Cookie")).containsExactly("a=1", "b=2");
	}

	@Test
	void staysInTheTraceThatTheClientNames() throws IOException {
		Received received = raw("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
				"tracestate: vendor=1");

		assertThat(received.header("traceparent")).singleElement()
			.asString()
			.matches("00-4bf92f3577b34da6a3ce929d0e0e4736-(?!00f067aa0ba902b7)[0-9a-f]{16}-00");
		assertThat(received.header("tracestate")).containsExactly("vendor=1");
	}

	@Test
	void beginsATraceWhenTheClientNamesNone() throws IOException {
		assertThat(raw().header("traceparent")).singleElement().asString().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
	}

	@Test
	void givesEveryRequestAnIdThatServerAndClientSee() throws IOException {
		HttpResponse<String> response = gateway.client().get("/api/tags");

		String id = response.headers().firstValue("X-Request-Id").orElseThrow();
		assertThat(id).matches("[0-9a-f]{16}");
		assertThat(app.received().getFirst().header("X-Request-Id")).containsExactly(id);
	}

	@Test
	void keepsAnIdThatTheClientChose() throws IOException {
		assertThat(raw("X-Request-Id: my-own_id.42").header("X-Request-Id")).containsExactly("my-own_id.42");
	}

	@ParameterizedTest
	@ValueSource(strings = { "short", "with space in it", "<script>alert(1)</script>" })
	void replacesAnIdThatWouldNotBeSafeInALog(String id) throws IOException {
		assertThat(raw("X-Request-Id: " + id).header("X-Request-Id").getFirst()).matches("[0-9a-f]{16}");
	}

	@Test
	void speaksHttp2AndSaysTheSameOverIt() throws Exception {
		try (HttpClient http = HttpClient.newBuilder()
			.sslContext(gateway.client().trust())
			.version(HttpClient.Version.HTTP_2)
			.build()) {
			HttpResponse<String> response = http.send(gateway.client().request("/api/tags").build(),
					HttpResponse.BodyHandlers.ofString());

			assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
		}
		Received received = app.received().getFirst();
		assertThat(received.header("X-Forwarded-Host")).containsExactly("localhost:" + gateway.port());
		assertThat(received.headers().keySet()).noneMatch((name) -> name.startsWith("x-http2-"));
	}

	private static Received raw(String... headers) throws IOException {
		String answer = gateway.client()
			.raw("GET /api/tags HTTP/1.1\r\nHost: www.foobar.com:" + gateway.port() + "\r\n" + Client.lines(headers)
					+ "Connection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 200 ");
		return app.received().getFirst();
	}

}

package com.foobar.gateway.firewall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.foobar.gateway.support.Client;
import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Received;
import com.foobar.gateway.support.RudeServer;
import com.foobar.gateway.support.RunningGateway;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Attacks go to one gateway, whose server counts connections; the rest to another. */
class FramingIntegrationTests {

	private static final RudeServer victim = RudeServer.hung();

	private static final FakeServer app = new FakeServer("app-service-1");

	private static RunningGateway attacked;

	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		Map<String, String> settings = new LinkedHashMap<>();
		for (String upstream : List.of("app-service", "web-app")) {
			RunningGateway.instance(settings, upstream, 0, upstream + "-1", victim.url(), app.healthUrl());
		}
		attacked = RunningGateway.with(settings);
		settings = RunningGateway.inFrontOf(List.of(app), List.of(app));
		settings.put("foobar.gateway.client.header-timeout", "500ms");
		gateway = RunningGateway.with(settings);
	}

	@AfterAll
	static void stop() {
		attacked.close();
		gateway.close();
		victim.close();
		app.close();
	}

	@BeforeEach
	void forget() {
		app.forget();
		app.behave();
	}

	static List<Attack> attacks() {
		return Attack.ALL;
	}

	@ParameterizedTest
	@MethodSource("attacks")
	void refusesEveryAttackAndHangsUpBeforeAnyServerIsAsked(Attack attack) throws IOException {
		int before = victim.met();
		String answer = attacked.client().raw(attack.message());

		assertThat(answer).startsWith("HTTP/1.1 " + attack.status() + " ")
			.containsIgnoringCase("\r\nConnection: close");
		assertThat(answer.split("HTTP/1.1 ", -1)).as("answers").hasSize(2);
		assertThat(victim.met()).as("connections to the server behind").isEqualTo(before);
	}

	@ParameterizedTest
	@MethodSource("attacks")
	void refusesEveryAttackThatComesByteByByte(Attack attack) throws IOException {
		if (attack.bytes().length > 1000) {
			return;
		}
		int before = victim.met();
		try (SSLSocket socket = attacked.client().handshake()) {
			for (byte octet : attack.bytes()) {
				try {
					socket.getOutputStream().write(octet);
				}
				catch (IOException ex) {
					// Refused before the last byte.
					break;
				}
			}
			String answer = Client.rest(socket);

			assertThat(answer).startsWith("HTTP/1.1 " + attack.status() + " ");
		}
		assertThat(victim.met()).as("connections to the server behind").isEqualTo(before);
	}

	@Test
	void hasAtLeastSixtyAttacksOfDifferentNames() {
		assertThat(Attack.ALL).hasSizeGreaterThanOrEqualTo(60).extracting(Attack::name).doesNotHaveDuplicates();
	}

	@Test
	void letsPassWhatIsCorrect() throws IOException {
		assertThat(gateway.client().raw(request("GET /api/tags HTTP/1.1", ""))).startsWith("HTTP/1.1 200 ");
		assertThat(gateway.client().raw("\r\n" + request("GET /api/tags HTTP/1.1", ""))).startsWith("HTTP/1.1 200 ");
		assertThat(gateway.client().raw(request("GET /api/tags HTTP/1.0", ""))).startsWith("HTTP/1.1 200 ");
		assertThat(gateway.client().raw(request("GET https://localhost/api/tags HTTP/1.1", "")))
			.startsWith("HTTP/1.1 200 ");
		assertThat(gateway.client().raw(request("DELETE /api/tags/%C3%B6?a=b%20c HTTP/1.1", "", "Content-Length: 0")))
			.startsWith("HTTP/1.1 200 ");
		assertThat(gateway.client().raw(request("GET /api/tags/%00?a=%0D%0A%7F HTTP/1.1", "")))
			.startsWith("HTTP/1.1 200 ");
		assertThat(gateway.client().raw(request("POST /api/users HTTP/1.1", "hello", "content-LENGTH: \t5 ")))
			.startsWith("HTTP/1.1 200 ");

		assertThat(app.received()).hasSize(7).last().extracting(Received::bodySize).isEqualTo(5);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 100, 10_000, 100_000 })
	void passesOnBodiesInChunksWholeWhetherKeptBackOrNot(int size) throws IOException {
		String chunk = "a".repeat(size);
		String body = Integer.toHexString(size) + "\r\n" + chunk + "\r\n"
				+ Integer.toHexString(size).toUpperCase(Locale.ROOT) + "\r\n" + chunk + "\r\n0\r\n\r\n";

		assertThat(gateway.client().raw(request("POST /api/users HTTP/1.1", body, "Transfer-Encoding: Chunked")))
			.startsWith("HTTP/1.1 200 ");

		assertThat(app.received()).singleElement().extracting(Received::bodySize).isEqualTo(2 * size);
	}

	@Test
	void answersRequestsThatComeTogetherInTheirOrder() throws IOException {
		app.behave((exchange) -> FakeServer.answer(exchange, 200, exchange.getRequestURI().getPath()));
		String chunked = Client.lines("POST /api/1 HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked", "")
				+ "3\r\nabc\r\n0\r\n\r\n";
		String plain = Client.lines("GET /api/2 HTTP/1.1", "Host: localhost", "");

		String answer = gateway.client()
			.raw(chunked + plain + request("POST /api/3 HTTP/1.1", "ab", "Content-Length: 2"));

		assertThat(answer).containsSubsequence("/api/1", "/api/2", "/api/3");
	}

	@Test
	void answersRequestsOfSeveralReadingsThatComeTogether() throws IOException {
		String request = Client.lines("POST /api/users HTTP/1.1", "Host: localhost", "Content-Length: 3000", "")
				+ "a".repeat(3_000);

		String answer = gateway.client()
			.raw(request.repeat(100) + request("POST /api/users HTTP/1.1", "", "Content-Length: 0"));

		assertThat(answer.split("HTTP/1.1 200 ", -1)).as("answers").hasSize(102);
		assertThat(app.received()).hasSize(101);
	}

	@Test
	void endsAConnectionThatSendsTooManyRequestsAtOnce() throws IOException {
		app.behave((exchange) -> {
			await().until(() -> gateway.manage("/actuator/prometheus").body().contains("reason=\"flood\"} 1.0"));
			FakeServer.answer(exchange, 200, "");
		});

		assertThat(gateway.client().raw(Client.lines("GET / HTTP/1.1", "Host: localhost", "").repeat(2_000)))
			.startsWith("HTTP/1.1 200 ");

		assertThat(app.received()).hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void canBeHeardByAClientThatIsStillSending() throws IOException {
		String attack = Client.lines("POST /api/users HTTP/1.1", "Host: localhost", "Content-Length: 9000000",
				"Transfer-Encoding: chunked", "");

		for (int i = 0; i < 10; i++) {
			assertThat(gateway.client().raw(attack + "a".repeat(5_000_000))).startsWith("HTTP/1.1 400 ");
		}
	}

	@Test
	void canBeHeardByAClientWhoseBodyIsTooLarge() throws IOException {
		String head = Client.lines("POST /api/users HTTP/1.1", "Host: localhost", "Content-Length: 5000000", "");

		for (int i = 0; i < 10; i++) {
			assertThat(gateway.client().raw(head + "a".repeat(4_999_999))).startsWith("HTTP/1.1 413 ");
		}
		assertThat(app.received()).isEmpty();
	}

	@Test
	void answersSoundRequestsBeforeItRefusesTheOneAfterThem() throws IOException {
		String sound = Client.lines("GET /api/tags HTTP/1.1", "Host: localhost", "");

		String answer = gateway.client().raw(sound + sound + "GET /smuggled HTTP/1.1\nHost: localhost\r\n\r\n");

		assertThat(answer.split("HTTP/1.1 ", -1)).satisfiesExactly((nothing) -> assertThat(nothing).isEmpty(),
				(first) -> assertThat(first).startsWith("200 "), (second) -> assertThat(second).startsWith("200 "),
				(third) -> assertThat(third).startsWith("400 "));
		assertThat(app.received()).extracting(Received::target).containsExactly("/api/tags", "/api/tags");
	}

	@Test
	void endsARequestWhoseChunksGoWrongAfterItWasPassedOn() throws IOException {
		String large = "8000\r\n" + "a".repeat(0x8000) + "\r\n";

		String answer = gateway.client()
			.raw(request("POST /api/users HTTP/1.1", large + "xyz\r\n", "Transfer-Encoding: chunked"));

		assertThat(answer).startsWith("HTTP/1.1 400 ");
		assertThat(app.received()).as("complete requests").isEmpty();
	}

	@Test
	void tellsAClientThatWaitsToSendItsChunks() throws IOException {
		try (SSLSocket socket = gateway.client().handshake()) {
			socket.getOutputStream()
				.write(request("POST /api/users HTTP/1.1", "", "Transfer-Encoding: chunked", "Expect: 100-continue")
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII))
				.isEqualTo("HTTP/1.1 100 ");
			socket.getOutputStream().write("2\r\n{}\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

			assertThat(Client.rest(socket)).contains("HTTP/1.1 200 ");
		}
		assertThat(app.received()).singleElement().extracting(Received::bodySize).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "G", "GET /api/tags HTTP/1.1\r\nHost: local",
			"POST /api/users HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel" })
	void doesNotWaitForEverForTheRestOfARequest(String beginning) throws IOException {
		assertThat(gateway.client().raw(beginning)).startsWith("HTTP/1.1 408 ");
		assertThat(app.received()).isEmpty();
	}

	@Test
	void refusesAttacksOverPlainHttpToo() throws IOException {
		assertThat(Client.rawPlain(gateway.plainPort(), "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n"))
			.startsWith("HTTP/1.1 400 ");
	}

	@Test
	void redirectsClientsThatOfferAnotherProtocolInTheClear() throws IOException {
		assertThat(Client.rawPlain(gateway.plainPort(), request("GET / HTTP/1.1", "",
				"Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQ")))
			.startsWith("HTTP/1.1 308 ");
	}

	@Test
	void countsWhatItRefusesByReason() throws IOException {
		gateway.client().raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n");

		assertThat(gateway.manage("/actuator/prometheus").body())
			.containsPattern("foobar_gateway_refused_total\\{.*reason=\"folded_header\".*} [1-9]");
	}

	private static String request(String line, String body, String... headers) {
		return Client.lines(line, "Host: localhost", "Connection: close") + Client.lines(headers) + "\r\n" + body;
	}

}

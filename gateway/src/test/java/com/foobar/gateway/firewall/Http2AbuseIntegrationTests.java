package com.foobar.gateway.firewall;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Http2Connection;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Floods of frames that cost the client next to nothing. */
class Http2AbuseIntegrationTests {

	/** The connection ends, with or without the word that it should calm down. */
	private static final String ENDED = "farewell 11|closed|broken";

	private static final int FLOOD = 20_000;

	private static final FakeServer app = new FakeServer("app-service-1");

	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(app), List.of(app));
		settings.put("foobar.gateway.http2.max-resets", "50");
		settings.put("foobar.gateway.http2.max-control-frames", "50");
		settings.put("foobar.gateway.client.max-streams", "20");
		gateway = RunningGateway.with(settings);
	}

	@AfterAll
	static void stop() {
		gateway.close();
		app.close();
	}

	@AfterEach
	void stillServesOthers() throws IOException {
		app.behave();
		assertThat(gateway.client().get("/api/tags").statusCode()).isEqualTo(200);
		try (Http2Connection other = new Http2Connection(gateway.client())) {
			other.get(1, "/api/tags");
			assertThat(other.outcome(1)).isEqualTo("200");
		}
		app.forget();
	}

	@Test
	void endsAConnectionThatResetsItsStreamsRapidlyAndCountsIt() throws IOException {
		double before = floods();
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			String outcome = flood(connection, (stream) -> {
				connection.get(stream, "/api/tags");
				connection.send(Http2Connection.RST_STREAM, 0, stream, new byte[] { 0, 0, 0, 8 });
			});

			assertThat(outcome).matches(ENDED);
			assertThat(app.received()).hasSizeLessThanOrEqualTo(60);
		}
		await().until(() -> floods() > before);
	}

	@Test
	void bearsAsManyResetsAsAreAllowed() throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			for (int i = 0; i < 40; i++) {
				reset(connection, 1 + 2 * i);
			}
			connection.get(101, "/api/tags");
			assertThat(connection.outcome(101)).isEqualTo("200");

			for (int i = 0; i < 20; i++) {
				reset(connection, 103 + 2 * i);
			}
			connection.get(201, "/api/tags");
			assertThat(connection.outcome(201)).matches(ENDED);
		}
	}

	private static void reset(Http2Connection connection, int stream) throws IOException {
		connection.send(Http2Connection.HEADERS, Http2Connection.END_HEADERS, stream, Http2Connection.fields(":method",
				"POST", ":scheme", "https", ":authority", "localhost", ":path", "/api/users"));
		connection.send(Http2Connection.RST_STREAM, 0, stream, new byte[] { 0, 0, 0, 8 });
	}

	@Test
	void endsAConnectionThatHasItsStreamsReset() throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			String outcome = flood(connection, (stream) -> {
				connection.get(stream, "/api/tags");
				connection.send(Http2Connection.WINDOW_UPDATE, 0, stream, new byte[4]);
			});

			assertThat(outcome).matches(ENDED);
		}
	}

	@Test
	void endsAConnectionWhoseHeadersNeverEnd() throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			connection.send(Http2Connection.HEADERS, Http2Connection.END_STREAM, 1, Http2Connection.fields(":method",
					"GET", ":scheme", "https", ":authority", "localhost", ":path", "/api/tags"));
			String outcome = flood(connection,
					(stream) -> connection.send(Http2Connection.CONTINUATION, 0, 1, Http2Connection.fields("x", "y")));

			assertThat(outcome).matches(ENDED);
		}
	}

	@Test
	void endsAConnectionWhoseHeadersAreContinuedWithNothing() throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			connection.send(Http2Connection.HEADERS, 0, 1, new byte[0]);
			String outcome = flood(connection,
					(stream) -> connection.send(Http2Connection.CONTINUATION, 0, 1, new byte[0]));

			assertThat(outcome).matches(ENDED);
		}
	}

	@Test
	void refusesHeadersThatAreTooLarge() throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			connection.send(Http2Connection.HEADERS, Http2Connection.END_HEADERS | Http2Connection.END_STREAM, 1,
					Http2Connection.fields(":method", "GET", ":scheme", "https", ":authority", "localhost", ":path",
							"/api/tags", "x-one", "a".repeat(15_000)));
			assertThat(connection.outcome(1)).isEqualTo("200");

			connection.send(Http2Connection.HEADERS, 0, 3, Http2Connection.fields(":method", "GET", ":scheme", "https",
					":authority", "localhost", ":path", "/api/tags", "x-one", "a".repeat(10_000)));
			connection.send(Http2Connection.CONTINUATION, Http2Connection.END_HEADERS, 3,
					Http2Connection.fields("x-two", "a".repeat(8_000)));
			assertThat(connection.outcome(3)).matches("431|reset|" + ENDED);
		}
		assertThat(app.received()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "ping, 6, 0, 8", "settings, 4, 0, 0", "priority, 2, 0, 5", "answers to pings, 6, 1, 8",
			"answers to settings, 4, 1, 0", "unknown frames, 42, 0, 9" })
	void endsAConnectionThatSendsTooManyControlFrames(String name, int type, int flags, int size) throws IOException {
		byte[] payload = new byte[size];
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			String outcome = flood(connection,
					(stream) -> connection.send(type, flags, name.equals("priority") ? stream : 0, payload));

			assertThat(outcome).matches(ENDED);
		}
	}

	private static double floods() throws IOException {
		return gateway.manage("/actuator/prometheus")
			.body()
			.lines()
			.filter((line) -> line.startsWith("foobar_gateway_refused_total") && line.contains("\"flood\""))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	@Test
	void endsAConnectionThatSendsEmptyDataWithoutEnd() throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			connection.send(Http2Connection.HEADERS, Http2Connection.END_HEADERS, 1, Http2Connection.fields(":method",
					"POST", ":scheme", "https", ":authority", "localhost", ":path", "/api/users"));
			String outcome = flood(connection, (stream) -> connection.send(Http2Connection.DATA, 0, 1, new byte[0]));

			assertThat(outcome).matches(ENDED + "|reset");
		}
	}

	@Test
	void hasOnlySoManyRequestsOfOneConnectionUnderWay() throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			for (int i = 0; i < 20; i++) {
				connection.send(Http2Connection.HEADERS, Http2Connection.END_HEADERS, 1 + 2 * i, Http2Connection
					.fields(":method", "POST", ":scheme", "https", ":authority", "localhost", ":path", "/api/users"));
			}
			connection.get(41, "/api/tags");

			assertThat(connection.outcome(41)).isEqualTo("reset");
		}
	}

	/** Goes on until the gateway has had enough. */
	private static String flood(Http2Connection connection, Act act) throws IOException {
		int last = 1;
		try {
			for (int i = 0; i < FLOOD; i++) {
				last = 1 + 2 * i;
				act.at(last);
			}
		}
		catch (IOException ex) {
			return "broken";
		}
		return connection.outcome(last);
	}

	/** One step of a flood. */
	@FunctionalInterface
	private interface Act {

		void at(int stream) throws IOException;

	}

}

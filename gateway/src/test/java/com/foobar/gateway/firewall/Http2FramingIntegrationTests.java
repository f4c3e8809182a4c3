package com.foobar.gateway.firewall;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Http2Connection;
import com.foobar.gateway.support.Received;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The attacks that are left when frames say how long everything is. */
class Http2FramingIntegrationTests {

	private static final String REFUSED = "400|reset";

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
		app.forget();
	}

	static List<Arguments> attacks() {
		return List.of(get("a coding", REFUSED, "transfer-encoding", "chunked"),
				get("a connection header", REFUSED, "connection", "close"),
				get("a header of the connection", REFUSED, "keep-alive", "5"),
				get("an upgrade", REFUSED, "upgrade", "h2c"), get("TE that is not trailers", REFUSED, "te", "gzip"),
				get("a line end in a value", REFUSED, "x-one", "a\r\nTransfer-Encoding: chunked"),
				get("a line feed in a value", REFUSED, "x-one", "a\nb"),
				get("a NUL in a value", REFUSED, "x-one", "a\0b"),
				get("a control character in a value", REFUSED, "x-one", "a\u0001b"),
				get("a line end in a name", REFUSED, "x-one: a\r\nx-two", "b"),
				get("a colon in a name", REFUSED, "x:one", "a"), get("a space in a name", REFUSED, "x one", "a"),
				get("upper case in a name", REFUSED, "X-One", "a"), get("an empty name", REFUSED, "", "a"),
				get("an underscore in a name", REFUSED, "content_length", "5"),
				get("another host", REFUSED, "host", "evil.example"),
				get("two hosts", REFUSED, "host", "localhost", "host", "localhost"),
				get("an unknown pseudo-header", REFUSED, ":status", "200"),
				get("a pseudo-header after a header", REFUSED, "x-one", "a", ":path", "/other"),
				get("a length without a body", REFUSED, "content-length", "5"),
				get("two lengths", REFUSED, "content-length", "0", "content-length", "5"),
				get("a length that is no number", REFUSED, "content-length", "+0"),
				head("TRACE", "405", "TRACE", "localhost", "/"),
				head("CONNECT", "405|400|reset", "CONNECT", "localhost:443", "/"),
				head("a method with a space", "405", "GET /evil", "localhost", "/"),
				head("a method in lower case", "405", "get", "localhost", "/"),
				head("a path with a space", REFUSED, "GET", "localhost", "/a b"),
				head("a path with a line end", REFUSED, "GET", "localhost", "/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
				head("a path without a slash", REFUSED, "GET", "localhost", "api/tags"),
				head("an empty path", REFUSED, "GET", "localhost", ""),
				head("an absolute path", REFUSED, "GET", "localhost", "https://localhost/"),
				head("the asterisk", REFUSED, "OPTIONS", "localhost", "*"),
				head("a host with a user", REFUSED, "GET", "localhost@evil.example", "/"),
				head("a host with a path", REFUSED, "GET", "localhost/evil", "/"),
				head("an empty host", REFUSED, "GET", "", "/"));
	}

	private static Arguments get(String name, String outcome, String... fields) {
		List<String> all = new ArrayList<>(
				List.of(":method", "GET", ":scheme", "https", ":authority", "localhost", ":path", "/api/tags"));
		all.addAll(List.of(fields));
		return arguments(name, outcome, all.toArray(String[]::new));
	}

	private static Arguments head(String name, String outcome, String method, String authority, String path) {
		return arguments(name, outcome,
				new String[] { ":method", method, ":scheme", "https", ":authority", authority, ":path", path });
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("attacks")
	void refusesEveryAttackAndServesTheNextStream(String name, String outcome, String[] fields) throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			connection.send(Http2Connection.HEADERS, Http2Connection.END_HEADERS | Http2Connection.END_STREAM, 1,
					Http2Connection.fields(fields));
			assertThat(connection.outcome(1)).as(name).matches(outcome);
			assertThat(app.received()).isEmpty();

			connection.get(3, "/api/tags");
			assertThat(connection.outcome(3)).isEqualTo("200");
		}
	}

	@Test
	void refusesABodyWhereItHasNoMeaning() throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			connection.send(Http2Connection.HEADERS, Http2Connection.END_HEADERS, 1, Http2Connection.fields(":method",
					"GET", ":scheme", "https", ":authority", "localhost", ":path", "/api/tags"));
			connection.send(Http2Connection.DATA, Http2Connection.END_STREAM, 1, new byte[5]);

			assertThat(connection.outcome(1)).isEqualTo("400");
			assertThat(app.received()).isEmpty();
		}
	}

	@Test
	void refusesABodyOfAnotherLengthThanItsHeadSays() throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			connection.send(Http2Connection.HEADERS, Http2Connection.END_HEADERS, 1, post("content-length", "5"));
			connection.send(Http2Connection.DATA, Http2Connection.END_STREAM, 1, new byte[7]);

			assertThat(connection.outcome(1)).isEqualTo("reset");
			assertThat(app.received()).as("complete requests").isEmpty();
		}
	}

	@Test
	void endsAStreamThatSendsTrailers() throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			connection.send(Http2Connection.HEADERS, Http2Connection.END_HEADERS, 1, post());
			connection.send(Http2Connection.DATA, 0, 1, new byte[5]);
			connection.send(Http2Connection.HEADERS, Http2Connection.END_HEADERS | Http2Connection.END_STREAM, 1,
					Http2Connection.fields("content-length", "50"));

			assertThat(connection.outcome(1)).isEqualTo("reset");
			assertThat(app.received()).as("complete requests").isEmpty();
		}
	}

	@Test
	void takesABodyAndAHostThatSaysTheSame() throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			connection.send(Http2Connection.HEADERS, Http2Connection.END_HEADERS, 1,
					post("content-length", "5", "host", "localhost", "te", "trailers"));
			connection.send(Http2Connection.DATA, Http2Connection.END_STREAM, 1, new byte[5]);

			assertThat(connection.outcome(1)).isEqualTo("200");
		}
		assertThat(app.received()).singleElement().extracting(Received::bodySize).isEqualTo(5);
		assertThat(app.received().getFirst().header("Host")).containsExactly("localhost");
	}

	private static byte[] post(String... fields) {
		List<String> all = new ArrayList<>(
				List.of(":method", "POST", ":scheme", "https", ":authority", "localhost", ":path", "/api/users"));
		all.addAll(List.of(fields));
		return Http2Connection.fields(all.toArray(String[]::new));
	}

}

package com.foobar.gateway.firewall;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.support.Client;
import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Http2Connection;
import com.foobar.gateway.support.RunningGateway;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that begin and do not go on, in the hope of using everything up. */
class SlowClientIntegrationTests {

	private static final int MANY = 200;

	private static final int ENOUGH_TO_EJECT = 6;

	private static final int LARGE = 100_000;

	private static final FakeServer app = new FakeServer("app-service-1");

	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(app), List.of(app));
		settings.put("foobar.gateway.client.header-timeout", "1s");
		settings.put("foobar.gateway.client.read-timeout", "1s");
		settings.put("foobar.gateway.client.request-timeout", "4s");
		settings.put("foobar.gateway.timeouts.connect", "500ms");
		settings.put("foobar.gateway.timeouts.response-headers", "1s");
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
	}

	@Test
	void servesOthersWhileManyHeadsAndBodiesDoNotArrive() throws IOException {
		List<SSLSocket> slow = new ArrayList<>();
		for (int i = 0; i < MANY; i++) {
			SSLSocket socket = gateway.client().handshake();
			socket.getOutputStream()
				.write(((i % 2 == 0) ? "GET / HTTP/1.1\r\nHost: loc" : post()).getBytes(StandardCharsets.US_ASCII));
			slow.add(socket);
		}

		for (int i = 0; i < 20; i++) {
			assertThat(gateway.client().get("/api/tags").statusCode()).isEqualTo(200);
		}

		for (SSLSocket socket : slow) {
			Client.rest(socket);
			socket.close();
		}
		assertThat(app.received()).as("complete requests").hasSize(20);
	}

	@Test
	void doesNotWaitForABodyOverHttp1() throws IOException {
		assertThat(gateway.client().raw(post())).startsWith("HTTP/1.1 408 ").contains("did not arrive in time");

		assertThat(app.received()).as("complete requests").isEmpty();
	}

	@Test
	void doesNotWaitForABodyThatTrickles() throws IOException {
		try (SSLSocket socket = gateway.client().handshake()) {
			socket.getOutputStream().write(post().getBytes(StandardCharsets.US_ASCII));
			socket.setSoTimeout(200);
			long begun = System.nanoTime();

			while (!hasEnded(socket)) {
				assertThat(System.nanoTime() - begun).as("nanoseconds").isLessThan(20_000_000_000L);
			}
		}
		assertThat(app.received()).as("complete requests").isEmpty();
	}

	@Test
	void doesNotWaitForABodyOverHttp2() throws IOException {
		try (Http2Connection connection = new Http2Connection(gateway.client())) {
			connection.send(Http2Connection.HEADERS, Http2Connection.END_HEADERS, 1,
					Http2Connection.fields(":method", "POST", ":scheme", "https", ":authority", "localhost", ":path",
							"/api/users", "content-length", "100"));
			connection.send(Http2Connection.DATA, 0, 1, new byte[5]);

			assertThat(connection.outcome(1)).isEqualTo("408");
		}
		assertThat(app.received()).as("complete requests").isEmpty();
	}

	@Test
	void blamesNoInstanceForBodiesThatDoNotArrive() throws IOException {
		List<SSLSocket> slow = new ArrayList<>();
		for (int i = 0; i < ENOUGH_TO_EJECT; i++) {
			slow.add(begin(upload("Content-Length: " + LARGE)));
			slow.add(begin(upload("Transfer-Encoding: chunked")));
		}
		for (int i = 0; i < ENOUGH_TO_EJECT; i++) {
			begin(upload("Content-Length: " + LARGE)).close();
		}
		for (SSLSocket socket : slow) {
			assertThat(Client.rest(socket)).startsWith("HTTP/1.1 408 ");
			socket.close();
		}

		for (String outcome : List.of("timed_out", "closed", "server_error", "unavailable")) {
			assertThat(gateway.count("app-service-1", outcome)).as(outcome).isZero();
		}
		assertThat(gateway.isUp("app-service-1")).isTrue();
	}

	@Test
	void letsALargeBodyTakeLongerThanAnAnswerMay() throws Exception {
		try (SSLSocket socket = begin(upload("Content-Length: " + LARGE, "Connection: close"))) {
			for (int part = 0; part < 5; part++) {
				Thread.sleep(500); // The time that a slow line takes.
				socket.getOutputStream().write(new byte[LARGE / 5]);
			}

			assertThat(Client.rest(socket)).startsWith("HTTP/1.1 200 ");
		}
	}

	private static SSLSocket begin(String text) throws IOException {
		SSLSocket socket = gateway.client().handshake();
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	/** Too large to be kept by the gateway. */
	private static String upload(String... headers) {
		return "PUT /api/articles/slow HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
	}

	/** Sends one byte more, unless the gateway has hung up. */
	private static boolean hasEnded(SSLSocket socket) {
		try {
			socket.getOutputStream().write('a');
			return socket.getInputStream().read() < 0;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	private static String post() {
		return Client.lines("POST /api/users HTTP/1.1", "Host: localhost", "Content-Length: 100", "") + "hello";
	}

}

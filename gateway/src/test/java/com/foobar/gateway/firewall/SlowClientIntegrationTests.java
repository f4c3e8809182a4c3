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

	private static final FakeServer app = new FakeServer("app-service-1");

	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(app), List.of(app));
		settings.put("foobar.gateway.client.header-timeout", "1s");
		settings.put("foobar.gateway.client.read-timeout", "1s");
		settings.put("foobar.gateway.client.request-timeout", "2s");
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
		gateway.client().raw(post());

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

			assertThat(connection.outcome(1)).isIn("reset", "400", "408", "502", "504", "closed");
		}
		assertThat(app.received()).as("complete requests").isEmpty();
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

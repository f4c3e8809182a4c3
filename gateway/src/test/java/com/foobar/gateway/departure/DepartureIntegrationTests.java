package com.foobar.gateway.departure;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.net.ssl.SSLSocket;

import com.foobar.gateway.support.Client;
import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Http2Connection;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Clients that are connected, or come, while the gateway goes. */
class DepartureIntegrationTests {

	private static final String GET = Client.lines("GET /api/tags HTTP/1.1", "Host: localhost", "");

	private static final String NO_ERROR = "farewell 0";

	/** Less than the notice, after which idle connections would be closed. */
	private static final Duration WITHOUT_WAITING = Duration.ofSeconds(8);

	private FakeServer app;

	private RunningGateway gateway;

	@BeforeEach
	void start() throws IOException {
		this.app = new FakeServer("app-service-1");
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.app), List.of(this.app));
		settings.put("foobar.gateway.client.notice", "9s");
		this.gateway = RunningGateway.with(settings);
	}

	@AfterEach
	void stop() {
		this.gateway.close();
		this.app.close();
	}

	@Test
	void servesOneMoreRequestOfAConnectionAndEndsIt() throws Exception {
		Thread stopping;
		try (SSLSocket kept = this.gateway.client().handshake()) {
			assertThat(exchange(kept)).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("connection: close");

			stopping = beginToStop();

			await().until(() -> exchange(kept).toLowerCase(Locale.ROOT).contains("connection: close"));
			assertThat(kept.getInputStream().read()).isEqualTo(-1);
		}
		assertThat(stopping.join(WITHOUT_WAITING)).as("nobody is waited for who has gone").isTrue();
	}

	@Test
	void takesNewConnectionsUntilItsClientsHaveGone() throws Exception {
		Thread stopping;
		try (SSLSocket idle = this.gateway.client().handshake()) {
			assertThat(exchange(idle)).startsWith("HTTP/1.1 200");

			stopping = beginToStop();

			try (SSLSocket late = this.gateway.client().handshake()) {
				assertThat(exchange(late)).startsWith("HTTP/1.1 200");
			}
		}
		assertThat(stopping.join(WITHOUT_WAITING)).isTrue();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> this.gateway.client().handshake());
	}

	@Test
	void asksClientsOfHttp2ToLeaveAndServesWhatTheyBeginMeanwhile() throws Exception {
		Thread stopping;
		try (Http2Connection kept = new Http2Connection(this.gateway.client())) {
			kept.get(1, "/api/tags");
			assertThat(kept.outcome(1)).isEqualTo("200");

			stopping = beginToStop();

			assertThat(kept.outcome(3)).isEqualTo(NO_ERROR);
			kept.get(3, "/api/tags");
			assertThat(kept.outcome(3)).isEqualTo("200");
		}
		assertThat(stopping.join(WITHOUT_WAITING)).isTrue();
	}

	@Test
	void closesConnectionsThatStayIdle() throws Exception {
		try (SSLSocket idle = this.gateway.client().handshake();
				Http2Connection other = new Http2Connection(this.gateway.client())) {
			exchange(idle);

			Thread stopping = beginToStop();

			assertThat(idle.getInputStream().read()).isEqualTo(-1);
			assertThat(other.outcome(1)).isEqualTo(NO_ERROR);
			assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
		}
	}

	private Thread beginToStop() {
		Thread stopping = Thread.ofVirtual().start(this.gateway::close);
		await().until(() -> this.gateway.manage("/actuator/health/readiness").statusCode() == 503);
		return stopping;
	}

	/** Sends a request and reads its whole answer, without asking to close. */
	private static String exchange(SSLSocket socket) throws IOException {
		socket.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
		InputStream in = socket.getInputStream();
		StringBuilder answer = new StringBuilder();
		while (!isWhole(answer.toString())) {
			int next = in.read();
			if (next < 0) {
				break;
			}
			answer.append((char) next);
		}
		return answer.toString();
	}

	private static boolean isWhole(String answer) {
		int head = answer.indexOf("\r\n\r\n");
		if (head < 0) {
			return false;
		}
		String length = answer.toLowerCase(Locale.ROOT)
			.lines()
			.filter((line) -> line.startsWith("content-length:"))
			.map((line) -> line.substring(15).strip())
			.findFirst()
			.orElse("0");
		return answer.length() >= head + 4 + Integer.parseInt(length);
	}

}

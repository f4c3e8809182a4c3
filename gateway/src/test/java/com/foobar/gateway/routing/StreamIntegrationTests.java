package com.foobar.gateway.routing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.foobar.gateway.support.Client;
import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Received;
import com.foobar.gateway.support.RunningGateway;
import com.sun.net.httpserver.HttpExchange;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Answers without a foreseeable end. */
class StreamIntegrationTests {

	private final FakeServer app = new FakeServer("app-service-1");

	@AfterEach
	void closeServer() {
		this.app.close();
	}

	private RunningGateway start() {
		return RunningGateway.with(RunningGateway.inFrontOf(List.of(this.app), List.of(this.app)));
	}

	@Test
	void passesOnEventsAsTheyCome() throws IOException {
		CountDownLatch firstHasArrived = new CountDownLatch(1);
		this.app.behave((exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
			exchange.sendResponseHeaders(200, 0);
			tell(exchange, "data: first\n\n");
			await().until(() -> firstHasArrived.await(10, TimeUnit.SECONDS));
			tell(exchange, "data: second\n\n");
			exchange.close();
		});
		try (RunningGateway gateway = start(); SSLSocket socket = gateway.client().handshake()) {
			socket.getOutputStream()
				.write(Client
					.lines("GET /api/events HTTP/1.1", "Host: localhost", "Accept-Encoding: gzip", "Connection: close",
							"")
					.getBytes(StandardCharsets.US_ASCII));
			StringBuilder answer = new StringBuilder();
			while (answer.indexOf("data: first") < 0) {
				int octet = socket.getInputStream().read();
				assertThat(octet).as("after %s", answer).isNotNegative();
				answer.append((char) octet);
			}
			firstHasArrived.countDown();

			assertThat(Client.rest(socket)).contains("data: second");
		}
	}

	private static void tell(HttpExchange exchange, String event) throws IOException {
		exchange.getResponseBody().write(event.getBytes(StandardCharsets.US_ASCII));
		exchange.getResponseBody().flush();
	}

	@Test
	void offersNoWebSocket() throws IOException {
		try (RunningGateway gateway = start()) {
			String answer = gateway.client()
				.raw(Client.lines("GET /api/chat HTTP/1.1", "Host: localhost", "Connection: Upgrade, close",
						"Upgrade: websocket", "Sec-WebSocket-Version: 13",
						"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", ""));

			assertThat(answer).startsWith("HTTP/1.1 200 ");
		}
		Received received = this.app.received().getFirst();
		assertThat(received.header("Upgrade")).isEmpty();
		assertThat(received.header("Connection")).noneMatch((value) -> value.equalsIgnoreCase("upgrade"));
	}

}

package com.foobar.gateway.forwarding;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.support.Client;
import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Received;
import com.foobar.gateway.support.RunningGateway;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** A proxy before the gateway, trusted or not. */
class ProxyIntegrationTests {

	private static final byte[] VERSION_2 = { 13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10, 0x21, 0x11, 0, 12,
			(byte) 192, 0, 2, 5, 127, 0, 0, 1, 0x11, 0x22, 0x33, 0x44 };

	private final FakeServer app = new FakeServer("app-service-1");

	@AfterEach
	void closeServer() {
		this.app.close();
	}

	private RunningGateway start(Map<String, String> extra) {
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.app), List.of(this.app));
		extra.forEach((key, value) -> settings.put("foobar.gateway." + key, value));
		return RunningGateway.with(settings);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "192.0.2.1 | 192.0.2.1", "198.51.100.9, 192.0.2.1 | 192.0.2.1", "192.0.2.1, 10.0.0.7 | 192.0.2.1",
					"192.0.2.1, 10.0.0.8, 10.0.0.7 | 192.0.2.1", "evil, 192.0.2.1, 10.0.0.7 | 192.0.2.1",
					"192.0.2.1, evil, 10.0.0.7 | 10.0.0.7", "evil | 127.0.0.1", "2001:db8::1 | 2001:db8:0:0:0:0:0:1",
					"10.0.0.7 | 10.0.0.7" })
	void believesATrustedProxyAndGoesBackToTheFirstWhoIsNone(String told, String client) throws IOException {
		try (RunningGateway gateway = start(Map.of("proxies.trusted", "127.0.0.1,10.0.0.0/8"))) {
			Received received = send(gateway, "X-Forwarded-For: " + told, "X-Forwarded-Proto: http");

			assertThat(received.header("X-Forwarded-For")).containsExactly(client);
			assertThat(received.header("X-Forwarded-Proto")).containsExactly("http");
		}
	}

	@Test
	void believesNobodyElse() throws IOException {
		try (RunningGateway gateway = start(Map.of("proxies.trusted", "10.0.0.0/8"))) {
			Received received = send(gateway, "X-Forwarded-For: 10.0.0.1", "X-Forwarded-Proto: http");

			assertThat(received.header("X-Forwarded-For")).containsExactly("127.0.0.1");
			assertThat(received.header("X-Forwarded-Proto")).containsExactly("https");
		}
	}

	@Test
	void countsAndDeniesWhoIsBehindTheProxy() throws IOException {
		try (RunningGateway gateway = start(Map.of("proxies.trusted", "127.0.0.1", "firewall.deny", "192.0.2.66",
				"limits.requests.per-minute", "1", "limits.requests.burst", "1"))) {
			assertThat(ask(gateway, "X-Forwarded-For: 192.0.2.1")).startsWith("HTTP/1.1 200 ");
			assertThat(ask(gateway, "X-Forwarded-For: 192.0.2.2")).startsWith("HTTP/1.1 200 ");
			assertThat(ask(gateway, "X-Forwarded-For: 192.0.2.1")).startsWith("HTTP/1.1 429 ");
			assertThat(ask(gateway, "X-Forwarded-For: 192.0.2.66")).startsWith("HTTP/1.1 403 ");
		}
	}

	@Test
	void takesTheClientFromThePROXYProtocolInBothVersions() throws IOException {
		try (RunningGateway gateway = start(Map.of("proxies.trusted", "127.0.0.1", "proxies.proxy-protocol", "true"))) {
			announced(gateway, "PROXY TCP4 192.0.2.4 127.0.0.1 5000 443\r\n".getBytes(StandardCharsets.US_ASCII));
			announced(gateway, VERSION_2);
			announced(gateway, "PROXY TCP6 2001:db8::6 ::1 5000 443\r\n".getBytes(StandardCharsets.US_ASCII));
			announced(gateway, "PROXY UNKNOWN\r\n".getBytes(StandardCharsets.US_ASCII));

			assertThat(this.app.received()).extracting((received) -> received.header("X-Forwarded-For").getFirst())
				.containsExactly("192.0.2.4", "192.0.2.5", "2001:db8:0:0:0:0:0:6", "127.0.0.1");
		}
	}

	@Test
	void hangsUpOnATrustedProxyThatAnnouncesNobody() {
		try (RunningGateway gateway = start(Map.of("proxies.trusted", "127.0.0.1", "proxies.proxy-protocol", "true"))) {
			assertThatIOException().isThrownBy(() -> announced(gateway, new byte[0]));
			assertThatIOException().isThrownBy(() -> announced(gateway,
					"PROXY TCP4 192.0.2.4 127.0.0.1 5000\r\n".getBytes(StandardCharsets.US_ASCII)));
		}
	}

	@Test
	void hangsUpOnAnyoneElseWhoAnnouncesSomebody() {
		try (RunningGateway gateway = start(Map.of("proxies.trusted", "10.0.0.1", "proxies.proxy-protocol", "true"))) {
			assertThatIOException().isThrownBy(() -> announced(gateway, VERSION_2));
			assertThat(this.app.received()).isEmpty();
		}
	}

	@Test
	void turnsAwayAnnouncedClientsThatAreDenied() throws IOException {
		try (RunningGateway gateway = start(Map.of("proxies.trusted", "127.0.0.1", "proxies.proxy-protocol", "true",
				"firewall.deny", "192.0.2.5"))) {
			assertThatIOException().isThrownBy(() -> announced(gateway, VERSION_2));
			announced(gateway, ByteBuffer.wrap(VERSION_2.clone()).put(19, (byte) 6).array());
		}
	}

	@Test
	void countsConnectionsOfAnnouncedClientsAndNotThoseOfTheProxy() throws IOException {
		try (RunningGateway gateway = start(
				Map.of("proxies.trusted", "127.0.0.1", "proxies.proxy-protocol", "true", "limits.connections", "1"));
				SSLSocket first = open(gateway, VERSION_2)) {
			assertThatIOException().isThrownBy(() -> open(gateway, VERSION_2));
			announced(gateway, ByteBuffer.wrap(VERSION_2.clone()).put(19, (byte) 6).array());

			first.getOutputStream().write(request());
			assertThat(Client.rest(first)).startsWith("HTTP/1.1 200 ");
		}
	}

	private static void announced(RunningGateway gateway, byte[] announcement) throws IOException {
		try (SSLSocket tls = open(gateway, announcement)) {
			tls.getOutputStream().write(request());
			assertThat(Client.rest(tls)).startsWith("HTTP/1.1 200 ");
		}
	}

	/** A connection for somebody whose handshake is done; closed with what lies below. */
	private static SSLSocket open(RunningGateway gateway, byte[] announcement) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
		try {
			socket.setSoTimeout(10_000);
			OutputStream out = socket.getOutputStream();
			out.write(announcement);
			out.flush();
			SSLSocket tls = (SSLSocket) gateway.client()
				.trust()
				.getSocketFactory()
				.createSocket(socket, "localhost", gateway.port(), true);
			tls.startHandshake();
			return tls;
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

	private Received send(RunningGateway gateway, String... headers) throws IOException {
		assertThat(ask(gateway, headers)).startsWith("HTTP/1.1 200 ");
		return this.app.received().getFirst();
	}

	private static String ask(RunningGateway gateway, String... headers) throws IOException {
		return gateway.client().raw(new String(request(headers), StandardCharsets.US_ASCII));
	}

	private static byte[] request(String... headers) {
		return (Client.lines("GET /api/tags HTTP/1.1", "Host: localhost", "Connection: close") + Client.lines(headers)
				+ "\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

}

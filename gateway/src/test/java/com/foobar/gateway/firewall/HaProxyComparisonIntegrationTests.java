package com.foobar.gateway.firewall;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.foobar.gateway.support.Certificate;
import com.foobar.gateway.support.Client;
import com.foobar.gateway.support.Ports;
import com.foobar.gateway.support.RudeServer;
import com.foobar.gateway.support.RunningGateway;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sends every attack to this gateway and to an HAProxy, given by
 * {@code -Dhaproxy=/usr/sbin/haproxy}, and writes down side by side what they did.
 */
@EnabledIfSystemProperty(named = "haproxy", matches = "/.+",
		disabledReason = "Wants -Dhaproxy=/usr/sbin/haproxy (Debian: apt install haproxy)")
class HaProxyComparisonIntegrationTests {

	private static final int PATIENCE_MILLIS = 1_500;

	private static final Path REPORT = Path.of("target", "haproxy-comparison.md");

	private final AtomicInteger asked = new AtomicInteger();

	@Test
	void refusesNoAttackLessThanHaProxy(@TempDir Path folder) throws Exception {
		Certificate certificate = RunningGateway.certificate();
		int port = Ports.free();
		try (RudeServer server = new RudeServer(this::serve);
				RunningGateway gateway = RunningGateway.with(inFrontOf(server), certificate)) {
			Process haproxy = start(configuration(folder, certificate, port, server));
			try {
				await().until(() -> accepts(port));
				Files.writeString(REPORT, compare(gateway.client(), new Client(certificate.x509(), port)));
			}
			finally {
				haproxy.destroy();
				haproxy.waitFor(10, TimeUnit.SECONDS);
			}
		}

		assertThat(REPORT).content().contains("| CL.TE | 400, closed |  |");
	}

	private String compare(Client gateway, Client haproxy) throws IOException {
		StringBuilder table = new StringBuilder(
				"| attack | gateway | | HAProxy | |\n| --- | --- | --- | --- | --- |\n");
		Map<String, Integer> reached = new LinkedHashMap<>(Map.of("gateway", 0, "HAProxy", 0));
		for (Attack attack : Attack.ALL) {
			String ours = result("gateway", gateway, attack, reached);
			String theirs = result("HAProxy", haproxy, attack, reached);
			table.append("| %s | %s | %s |%n".formatted(attack.name(), ours, theirs));
		}
		System.out.println(table.append("%nReached a server, of %d: %s%n".formatted(Attack.ALL.size(), reached)));
		assertThat(reached).containsEntry("gateway", 0);
		return table.toString();
	}

	private String result(String proxy, Client client, Attack attack, Map<String, Integer> reached) throws IOException {
		int before = this.asked.get();
		String answer = answer(client, attack);
		boolean reaches = this.asked.get() > before;
		if (reaches) {
			reached.merge(proxy, 1, Integer::sum);
		}
		return answer + " | " + (reaches ? "reaches the server" : "");
	}

	private static String answer(Client client, Attack attack) throws IOException {
		StringBuilder answer = new StringBuilder();
		String end = "closed";
		try (SSLSocket socket = client.handshake()) {
			socket.setSoTimeout(PATIENCE_MILLIS);
			socket.getOutputStream().write(attack.bytes());
			byte[] part = new byte[4096];
			int size;
			while ((size = socket.getInputStream().read(part)) > 0) {
				answer.append(new String(part, 0, size, StandardCharsets.ISO_8859_1));
			}
		}
		catch (SocketTimeoutException ex) {
			end = "open";
		}
		catch (IOException ex) {
			end = "reset";
		}
		return (answer.isEmpty() ? "no answer" : answer.substring(9, 12)) + ", " + end;
	}

	/** Answers whatever comes, as a server behind would that trusts its proxy. */
	private void serve(Socket connection) {
		Thread.ofVirtual().start(() -> {
			try {
				byte[] part = new byte[65_536];
				while (connection.getInputStream().read(part) > 0) {
					this.asked.incrementAndGet();
					connection.getOutputStream()
						.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
				}
			}
			catch (IOException ex) {
				// The proxy was faster to hang up.
			}
		});
	}

	private static Map<String, String> inFrontOf(RudeServer server) {
		Map<String, String> settings = new LinkedHashMap<>();
		for (String upstream : List.of("app-service", "web-app")) {
			RunningGateway.instance(settings, upstream, 0, upstream + "-1", server.url(), "http://127.0.0.1:1/ready");
		}
		return settings;
	}

	private static Path configuration(Path folder, Certificate certificate, int port, RudeServer server)
			throws IOException {
		Path pem = folder.resolve("edge.pem");
		Files.writeString(pem,
				Files.readString(certificate.certificate()) + Files.readString(certificate.privateKey()));
		return Files.writeString(folder.resolve("haproxy.cfg"), """
				defaults
				  mode http
				  timeout connect 1s
				  timeout client 10s
				  timeout server 10s
				  timeout http-request 10s
				frontend edge
				  bind 127.0.0.1:%d ssl crt %s
				  default_backend servers
				backend servers
				  server one %s
				""".formatted(port, pem, server.url().substring("http://".length())));
	}

	private static Process start(Path configuration) throws IOException {
		return new ProcessBuilder(System.getProperty("haproxy"), "-db", "-f", configuration.toString()).inheritIO()
			.start();
	}

	private static boolean accepts(int port) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

}

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.foobar.gateway.support.Certificate;
import com.foobar.gateway.support.Client;
import com.foobar.gateway.support.Ports;
import com.foobar.gateway.support.Program;
import com.foobar.gateway.support.RudeServer;
import com.foobar.gateway.support.RunningGateway;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sends every attack to this gateway and to an HAProxy, and writes down side by side what
 * they did.
 */
@EnabledIf(value = "haProxyIsInstalled", disabledReason = "Wants HAProxy (Debian: apt install haproxy)")
class HaProxyComparisonIntegrationTests {

	private static final int PATIENCE_MILLIS = 500;

	private static final Path REPORT = Path.of("target", "haproxy-comparison.md");

	@Test
	@Timeout(180)
	void refusesNoAttackLessThanHaProxy(@TempDir Path folder) throws Exception {
		Certificate certificate = RunningGateway.certificate();
		int port = Ports.free();
		try (Behind one = new Behind();
				Behind other = new Behind();
				RunningGateway gateway = RunningGateway.with(inFrontOf(one.server), certificate);
				ExecutorService attacker = Executors.newSingleThreadExecutor()) {
			Process haproxy = start(configuration(folder, certificate, port, other.server));
			try {
				await().until(() -> accepts(port));
				Future<List<String>> theirs = attacker
					.submit(() -> attack(new Client(certificate.x509(), port), other));
				List<String> ours = attack(gateway.client(), one);

				report(theirs.get(), ours);
				for (int i = 0; i < ours.size(); i++) {
					Attack attack = Attack.ALL.get(i);
					assertThat(ours.get(i)).as(attack.name()).isEqualTo("refused with " + attack.status());
				}
			}
			finally {
				haproxy.destroy();
				haproxy.waitFor(10, TimeUnit.SECONDS);
			}
		}
	}

	private static void report(List<String> theirs, List<String> ours) throws IOException {
		StringBuilder table = new StringBuilder("| attack | HAProxy | this gateway |\n| --- | --- | --- |\n");
		for (int i = 0; i < ours.size(); i++) {
			table.append("| %s | %s | %s |%n".formatted(Attack.ALL.get(i), theirs.get(i), ours.get(i)));
		}
		table.append("%nOf %d attacks HAProxy passed %d, the gateway %d.%n".formatted(ours.size(), passed(theirs),
				passed(ours)));
		Files.writeString(REPORT, table);
		System.out.println(table);
	}

	private static long passed(List<String> outcomes) {
		return outcomes.stream().filter((outcome) -> outcome.startsWith("passed")).count();
	}

	/** What came of every attack, one by one. */
	private static List<String> attack(Client client, Behind behind) {
		return Attack.ALL.stream().map((attack) -> outcome(client, attack, behind)).toList();
	}

	private static String outcome(Client client, Attack attack, Behind behind) {
		int before = behind.asked.get();
		StringBuilder answer = new StringBuilder();
		String end = "";
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
			end = ", left open";
		}
		catch (IOException ex) {
			end = ", reset";
		}
		String status = status(answer.toString());
		if (behind.asked.get() > before) {
			return "passed on, answered" + status + end;
		}
		return (answer.isEmpty() ? "closed without an answer" : "refused" + status) + end;
	}

	/** HAProxy goes over to HTTP/2 when it is greeted so. */
	private static String status(String answer) {
		if (answer.isEmpty()) {
			return "";
		}
		return answer.startsWith("HTTP/1.") ? " with " + answer.substring(9, 12) : " in another protocol";
	}

	/** Answers whatever comes, as a server would that trusts its proxy, and counts it. */
	private static final class Behind implements AutoCloseable {

		private final AtomicInteger asked = new AtomicInteger();

		private final RudeServer server = new RudeServer(this::serve);

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

		@Override
		public void close() {
			this.server.close();
		}

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
		String program = Program.find("haproxy").orElseThrow().toString();
		return new ProcessBuilder(program, "-db", "-f", configuration.toString()).inheritIO().start();
	}

	static boolean haProxyIsInstalled() {
		return Program.find("haproxy").isPresent();
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

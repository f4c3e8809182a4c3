package com.foobar.gateway.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.foobar.gateway.support.Certificate;
import com.foobar.gateway.support.Client;
import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.RunningGateway;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class TlsIntegrationTests {

	private final FakeServer app = new FakeServer("app-service-1");

	@AfterEach
	void closeServer() {
		this.app.close();
	}

	private RunningGateway start(Certificate certificate) {
		return RunningGateway.with(RunningGateway.inFrontOf(List.of(this.app), List.of(this.app)), certificate);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void speaksPresentVersionsOfTlsWithForwardSecrecy(String version) throws IOException {
		try (RunningGateway gateway = start(RunningGateway.certificate());
				SSLSocket socket = gateway.client().handshake(version)) {
			assertThat(socket.getSession().getProtocol()).isEqualTo(version);
			assertThat(socket.getSession().getCipherSuite()).containsPattern("^TLS_(ECDHE_.*_)?(AES|WITH|CHACHA).*")
				.doesNotContain("CBC", "TLS_RSA");
		}
	}

	@Test
	void refusesOlderVersionsOfTls() throws Exception {
		// Java itself no longer offers these, so the hello is written by hand: TLS 1.1,
		// one suite of its time.
		byte[] hello = { 22, 3, 1, 0, 45, 1, 0, 0, 41, 3, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17,
				18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 0, 0, 2, (byte) 0xc0, 0x0a, 1, 0 };
		try (RunningGateway gateway = start(RunningGateway.certificate());
				Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(hello);

			byte[] answer = socket.getInputStream().readNBytes(7);

			assertThat(answer).as("fatal alert: protocol version").startsWith(21, 3).endsWith(2, 70);
		}
	}

	@Test
	void takesOverChangedCertificatesTwiceInARow(@TempDir Path folder) throws Exception {
		Certificate first = Certificate.in(folder);
		try (RunningGateway gateway = start(first)) {
			assertThat(served(gateway, first.x509())).isTrue();

			Certificate second = Certificate.in(folder);
			await().until(() -> served(gateway, second.x509()));

			Certificate third = Certificate.in(folder);
			await().until(() -> served(gateway, third.x509()));
			assertThatExceptionOfType(SSLHandshakeException.class)
				.isThrownBy(() -> new Client(first.x509(), gateway.port()).handshake());
		}
	}

	@Test
	void takesOverCertificatesBehindSwappedLinksTwiceInARow(@TempDir Path volume) throws Exception {
		Certificate first = linked(volume, "one");
		Path data = volume.resolve("..data");
		Files.createSymbolicLink(data, Path.of("one"));
		Path certificate = Files.createSymbolicLink(volume.resolve("tls.crt"), Path.of("..data/certificate.pem"));
		Path key = Files.createSymbolicLink(volume.resolve("tls.key"), Path.of("..data/key.pem"));
		try (RunningGateway gateway = start(new Certificate(certificate, key, first.x509()))) {
			assertThat(served(gateway, first.x509())).isTrue();

			for (String version : List.of("two", "three")) {
				Certificate next = linked(volume, version);
				Path swap = Files.createSymbolicLink(volume.resolve("..data_tmp"), Path.of(version));
				Files.move(swap, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
				await().until(() -> served(gateway, next.x509()));
			}
		}
	}

	private static Certificate linked(Path volume, String version) throws IOException {
		return Certificate.in(Files.createDirectory(volume.resolve(version)));
	}

	@Test
	void keepsItsCertificateAndSaysSoWhenTheNewFilesAreNoPair(@TempDir Path folder, @TempDir Path elsewhere)
			throws Exception {
		Certificate first = Certificate.in(folder);
		try (RunningGateway gateway = start(first)) {
			assertThat(metrics(gateway)).containsPattern("certificate_remaining_days\\{.*certificate=\"tls\".*} 1\\.")
				.containsPattern("certificate_refused\\{.*} 0.0");

			Files.move(Certificate.in(elsewhere).privateKey(), first.privateKey(), StandardCopyOption.REPLACE_EXISTING);

			await().until(() -> metrics(gateway).contains("} 1.0") && gateway.manage("/actuator/health")
				.body()
				.contains("\"refused\":\"the private key is not that of the certificate\""));
			assertThat(metrics(gateway)).containsPattern("certificate_refused\\{.*} 1.0");
			assertThat(gateway.manage("/actuator/health").statusCode()).isEqualTo(200);
			assertThat(served(gateway, first.x509())).isTrue();

			Certificate second = Certificate.in(folder);
			await().until(() -> served(gateway, second.x509()));
			assertThat(metrics(gateway)).containsPattern("certificate_refused\\{.*} 0.0");
		}
	}

	@Test
	void keepsOpenConnectionsWhileCertificatesChange(@TempDir Path folder) throws Exception {
		Certificate first = Certificate.in(folder);
		try (RunningGateway gateway = start(first); SSLSocket open = gateway.client().handshake()) {
			Certificate second = Certificate.in(folder);
			await().until(() -> served(gateway, second.x509()));

			open.getOutputStream()
				.write("GET /api/tags HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(open.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
				.startsWith("HTTP/1.1 200 ");
		}
	}

	@Test
	void choosesTheCertificateByTheNameThatAClientAsksFor(@TempDir Path one, @TempDir Path two, @TempDir Path three)
			throws Exception {
		Certificate fallback = Certificate.in(one);
		Certificate shop = Certificate.in(two, "dns:shop.foobar.com,dns:localhost", "-0d");
		Certificate wild = Certificate.in(three, "dns:*.foobar.com,dns:www.foobar.com", "-0d");
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.app), List.of(this.app));
		settings.put("foobar.gateway.tls.certificates[0].certificate", shop.certificate().toString());
		settings.put("foobar.gateway.tls.certificates[0].private-key", shop.privateKey().toString());
		settings.put("foobar.gateway.tls.certificates[1].certificate", wild.certificate().toString());
		settings.put("foobar.gateway.tls.certificates[1].private-key", wild.privateKey().toString());
		try (RunningGateway gateway = RunningGateway.with(settings, fallback)) {
			assertThat(gateway.client().served("shop.foobar.com")).isEqualTo(shop.x509());
			assertThat(gateway.client().served("SHOP.foobar.com")).isEqualTo(shop.x509());
			assertThat(gateway.client().served("blog.foobar.com")).isEqualTo(wild.x509());
			assertThat(gateway.client().served("www.foobar.com")).as("the first that carries it")
				.isEqualTo(fallback.x509());
			assertThat(gateway.client().served("a.blog.foobar.com")).isEqualTo(fallback.x509());
			assertThat(gateway.client().served("foobar.com")).isEqualTo(fallback.x509());
			assertThat(gateway.client().served("")).isEqualTo(fallback.x509());

			Certificate newShop = Certificate.in(two, "dns:shop.foobar.com", "-0d");
			await().until(() -> gateway.client().served("shop.foobar.com").equals(newShop.x509()));
			assertThat(gateway.client().served("blog.foobar.com")).isEqualTo(wild.x509());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void resumesSessions(String version) throws IOException {
		try (RunningGateway gateway = start(RunningGateway.certificate())) {
			long first = sessionOf(gateway, version);

			assertThat(sessionOf(gateway, version)).as("when the session began").isEqualTo(first);
		}
	}

	/** In TLS 1.3 tickets come with the first answer. */
	private static long sessionOf(RunningGateway gateway, String version) throws IOException {
		try (SSLSocket socket = gateway.client().handshake(version)) {
			socket.getOutputStream()
				.write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
					.getBytes(StandardCharsets.US_ASCII));
			socket.getInputStream().readAllBytes();
			return socket.getSession().getCreationTime();
		}
	}

	@Test
	void refusesToNegotiateAnewInsideAConnection() throws IOException {
		try (RunningGateway gateway = start(RunningGateway.certificate());
				SSLSocket socket = gateway.client().handshake("TLSv1.2")) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
				socket.startHandshake();
				socket.getOutputStream()
					.write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
						.getBytes(StandardCharsets.US_ASCII));
				socket.getInputStream().readAllBytes();
			});
		}
	}

	@Test
	void choosesTheSuiteByItsOwnOrder() throws IOException {
		try (RunningGateway gateway = start(RunningGateway.certificate());
				SSLSocket socket = gateway.client()
					.handshakeOffering("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
							"TLS_AES_128_GCM_SHA256")) {
			assertThat(socket.getSession().getCipherSuite()).isEqualTo("TLS_AES_128_GCM_SHA256");
		}
	}

	private static String metrics(RunningGateway gateway) throws IOException {
		return gateway.manage("/actuator/prometheus")
			.body()
			.lines()
			.filter((line) -> line.startsWith("foobar_gateway_certificate_"))
			.collect(Collectors.joining("\n"));
	}

	private static boolean served(RunningGateway gateway, X509Certificate expected) throws IOException {
		try (SSLSocket socket = new Client(expected, gateway.port()).handshake()) {
			return socket.getSession().getPeerCertificates()[0].equals(expected);
		}
		catch (SSLException ex) {
			return false;
		}
	}

}

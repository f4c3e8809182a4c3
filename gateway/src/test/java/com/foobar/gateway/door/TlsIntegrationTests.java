package com.foobar.gateway.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

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

	private static boolean served(RunningGateway gateway, X509Certificate expected) throws IOException {
		try (SSLSocket socket = new Client(expected, gateway.port()).handshake()) {
			return socket.getSession().getPeerCertificates()[0].equals(expected);
		}
		catch (SSLException ex) {
			return false;
		}
	}

}

package com.foobar.gateway.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** A client of one gateway that trusts its certificate and nothing else. */
public final class Client {

	private static final int PATIENCE_MILLIS = 20_000;

	private final SSLContext trust;

	private final int port;

	private final HttpClient http;

	public Client(X509Certificate certificate, int port) {
		this.trust = trusting(certificate);
		this.port = port;
		this.http = HttpClient.newBuilder()
			.sslContext(this.trust)
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Duration.ofMillis(PATIENCE_MILLIS))
			.build();
	}

	private static SSLContext trusting(X509Certificate certificate) {
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			store.setCertificateEntry("edge", certificate);
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(store);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public HttpRequest.Builder request(String target) {
		return HttpRequest.newBuilder(URI.create("https://localhost:" + this.port + target))
			.timeout(Duration.ofMillis(PATIENCE_MILLIS));
	}

	public HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
		try {
			return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public HttpResponse<String> get(String target) throws IOException {
		return send(request(target));
	}

	public HttpResponse<String> post(String target, String body) throws IOException {
		return send(request(target).POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	/**
	 * The answer, byte for byte, to a request that is sent byte for byte; it should ask
	 * to close.
	 */
	public String raw(String request) throws IOException {
		try (Socket socket = handshake()) {
			return exchange(socket, request);
		}
	}

	/** Sends bytes to any port, in clear. */
	public static String rawPlain(int port, String request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return exchange(socket, request);
		}
	}

	/** Lines of a request, each with its ending. */
	public static String lines(String... lines) {
		return Stream.of(lines).map((line) -> line + "\r\n").collect(Collectors.joining());
	}

	private static String exchange(Socket socket, String request) throws IOException {
		socket.setSoTimeout(PATIENCE_MILLIS);
		OutputStream out = socket.getOutputStream();
		out.write(request.getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
		return rest(socket);
	}

	/** Everything until the other side hangs up. */
	public static String rest(Socket socket) throws IOException {
		InputStream in = socket.getInputStream();
		return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
	}

	/**
	 * A connection whose handshake is done, with these versions of TLS, or with all that
	 * Java knows.
	 */
	public SSLSocket handshake(String... protocols) throws IOException {
		return handshake((parameters) -> {
			if (protocols.length > 0) {
				parameters.setProtocols(protocols);
			}
		});
	}

	/** A connection whose handshake is done, after its settings were changed. */
	public SSLSocket handshake(Consumer<SSLParameters> change) throws IOException {
		SSLSocket socket = (SSLSocket) this.trust.getSocketFactory().createSocket("localhost", this.port);
		SSLParameters parameters = socket.getSSLParameters();
		change.accept(parameters);
		socket.setSSLParameters(parameters);
		socket.setSoTimeout(PATIENCE_MILLIS);
		socket.startHandshake();
		return socket;
	}

	/** The same with suites of TLS in an order of the client's own. */
	public SSLSocket handshakeOffering(String... suites) throws IOException {
		SSLSocket socket = (SSLSocket) this.trust.getSocketFactory().createSocket("localhost", this.port);
		socket.setEnabledCipherSuites(suites);
		socket.setSoTimeout(PATIENCE_MILLIS);
		socket.startHandshake();
		return socket;
	}

	/** The certificate that a client is shown which asks for a name, or for none. */
	public X509Certificate served(String name) throws IOException {
		try (SSLSocket socket = (SSLSocket) trustingEverybody().getSocketFactory()
			.createSocket("127.0.0.1", this.port)) {
			SSLParameters parameters = socket.getSSLParameters();
			parameters.setServerNames(name.isEmpty() ? List.of() : List.of(new SNIHostName(name)));
			socket.setSSLParameters(parameters);
			socket.setSoTimeout(PATIENCE_MILLIS);
			socket.startHandshake();
			return (X509Certificate) socket.getSession().getPeerCertificates()[0];
		}
	}

	private static SSLContext trustingEverybody() {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { new TrustsEverybody() }, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public HttpClient http() {
		return this.http;
	}

	public SSLContext trust() {
		return this.trust;
	}

	/** For clients that only want to see what they are shown. */
	private static final class TrustsEverybody extends X509ExtendedTrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}

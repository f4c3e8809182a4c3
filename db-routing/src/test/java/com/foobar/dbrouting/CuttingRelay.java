package com.foobar.dbrouting;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Stands between a client and a server on this machine, and can keep back answers or
 * everything, or lead to another server.
 */
final class CuttingRelay implements AutoCloseable {

	private static final int BUFFER = 64 * 1024;

	private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final Set<Passage> passages = ConcurrentHashMap.newKeySet();

	private final CountDownLatch closed = new CountDownLatch(1);

	private volatile boolean keepingBack;

	private volatile int target;

	private volatile String word = "";

	private volatile String otherWord = "";

	CuttingRelay(int target) throws IOException {
		this.target = target;
		Thread.ofVirtual().start(this::welcome);
	}

	int port() {
		return this.door.getLocalPort();
	}

	/**
	 * On every connection that there is, one more request reaches the server, and its
	 * answer reaches nobody.
	 */
	void cutAfterNextRequest() {
		this.passages.forEach((passage) -> passage.cut = true);
	}

	/**
	 * Nothing passes any more, either way, and nobody is told: as when a cable is pulled.
	 */
	void keepEverythingBack() {
		this.keepingBack = true;
		this.passages.forEach((passage) -> passage.keepsBack = true);
	}

	/**
	 * New connections work again; the others do not, as in a firewall that has forgotten
	 * them.
	 */
	void passNewConnections() {
		this.keepingBack = false;
	}

	/**
	 * Passes another word of the same length to the server, as a proxy does that does not
	 * know the right one.
	 */
	void replace(String wrong, String right) {
		if (wrong.length() != right.length()) {
			throw new IllegalArgumentException("A packet's length would change");
		}
		this.otherWord = wrong;
		this.word = right;
	}

	/** Leads to another server from now on, as a name that has moved does. */
	void leadNewConnectionsTo(int other) {
		this.target = other;
	}

	private void welcome() {
		while (!this.door.isClosed()) {
			try {
				Socket client = this.door.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				this.sockets.add(client);
				this.sockets.add(server);
				Passage passage = new Passage();
				this.passages.add(passage);
				if (this.keepingBack) {
					passage.keepsBack = true;
				}
				Thread.ofVirtual().start(() -> pass(client, server, passage, true));
				Thread.ofVirtual().start(() -> pass(server, client, passage, false));
			}
			catch (IOException ex) {
				// The door is closed, or the server is gone.
			}
		}
	}

	private void pass(Socket from, Socket to, Passage passage, boolean request) {
		byte[] buffer = new byte[BUFFER];
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				if (passage.cut && !request) {
					return;
				}
				if (passage.keepsBack) {
					this.closed.await();
					return;
				}
				out.write(request ? changed(buffer, read) : Arrays.copyOf(buffer, read));
				out.flush();
			}
		}
		catch (IOException ex) {
			// Either side is gone.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			close(from);
			close(to);
		}
	}

	private byte[] changed(byte[] buffer, int length) {
		String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
		return (this.word.isEmpty() ? text : text.replace(this.word, this.otherWord))
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It is as good as closed.
		}
	}

	@Override
	public void close() throws IOException {
		this.door.close();
		this.closed.countDown();
		this.sockets.forEach(CuttingRelay::close);
	}

	/** Both ways between one client and the server. */
	private static final class Passage {

		private volatile boolean cut;

		private volatile boolean keepsBack;

	}

}

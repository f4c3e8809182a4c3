package com.foobar.localstack.drills;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands before one server and spoils what passes, request by request. Keeps connections
 * open and counts the requests that came.
 */
final class FaultProxy implements AutoCloseable {

	private static final int BUFFER = 16 * 1024;

	private static final int MAX_HEAD = 64 * 1024;

	private final ServerSocket door;

	private final int target;

	private final AtomicInteger requests = new AtomicInteger();

	private final Map<String, Integer> poisoned = new ConcurrentHashMap<>();

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private volatile Fault fault = Fault.NONE;

	/**
	 * Listens on a port of its own.
	 * @param target port of the server behind, on this machine
	 */
	FaultProxy(int target) throws IOException {
		this.target = target;
		this.door = new ServerSocket();
		this.door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
		Thread.ofVirtual().start(this::accept);
	}

	int port() {
		return this.door.getLocalPort();
	}

	/** How many requests came, over all. */
	int requests() {
		return this.requests.get();
	}

	/** From the next request on. */
	void fault(Fault next) {
		this.fault = next;
	}

	private void accept() {
		while (!this.door.isClosed()) {
			try {
				Socket client = this.door.accept();
				this.open.add(client);
				Thread.ofVirtual().start(() -> serve(client));
			}
			catch (IOException ex) {
				// Closed, by the drill's end.
				return;
			}
		}
	}

	private void serve(Socket client) {
		try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target)) {
			this.open.add(server);
			AnswerPump answers = new AnswerPump(server, client);
			Thread.ofVirtual().start(answers);
			InputStream in = new BufferedInputStream(client.getInputStream(), BUFFER);
			for (byte[] request = read(in); request.length > 0; request = read(in)) {
				int number = this.requests.incrementAndGet();
				if (!pass(request, number, client, server, answers)) {
					return;
				}
			}
		}
		catch (IOException ex) {
			// Either side has gone, which is what drills are about.
			this.open.remove(client);
		}
		finally {
			this.open.remove(client);
		}
	}

	/** Whether the connection lives on. */
	private boolean pass(byte[] request, int number, Socket client, Socket server, AnswerPump answers)
			throws IOException {
		switch (this.fault) {
			case Fault.None() -> server.getOutputStream().write(request);
			case Fault.Slow(Duration delay) -> {
				LockSupport.parkNanos(delay.toNanos());
				server.getOutputStream().write(request);
			}
			case Fault.Answers(int status, int every) -> {
				if (number % every == 0) {
					byte[] body = "{\"errors\":{\"server\":[\"has a fault\"]}}".getBytes(StandardCharsets.UTF_8);
					client.getOutputStream()
						.write(("HTTP/1.1 " + status + " Fault\r\nContent-Type: application/json\r\nContent-Length: "
								+ body.length + "\r\n\r\n")
							.getBytes(StandardCharsets.US_ASCII));
					client.getOutputStream().write(body);
				}
				else {
					server.getOutputStream().write(request);
				}
			}
			case Fault.CutsAnswers(int after) -> {
				answers.cutAfter(after, false);
				server.getOutputStream().write(request);
			}
			case Fault.StallsAnswers(int after) -> {
				answers.cutAfter(after, true);
				server.getOutputStream().write(request);
			}
			case Fault.DiesOf(String word) -> {
				if (new String(request, StandardCharsets.ISO_8859_1).contains(word)) {
					this.poisoned.merge(word, 1, Integer::sum);
					this.door.close();
					this.open.forEach(FaultProxy::close);
					return false;
				}
				server.getOutputStream().write(request);
			}
		}
		return true;
	}

	/** Whether a request with this word has killed it. */
	boolean hasDiedOf(String word) {
		return this.poisoned.containsKey(word);
	}

	/**
	 * One request, or nothing when there is no more. Bodies have lengths, since ours
	 * have.
	 */
	private static byte[] read(InputStream in) throws IOException {
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		int ending = 0;
		while (ending < 4) {
			int next = in.read();
			if (next < 0 || request.size() > MAX_HEAD) {
				return new byte[0];
			}
			request.write(next);
			ending = (next == "\r\n\r\n".charAt(ending)) ? ending + 1 : (next == '\r') ? 1 : 0;
		}
		String head = request.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
		int at = head.indexOf("\r\ncontent-length:");
		if (at >= 0) {
			String length = head.substring(at + 17, head.indexOf("\r\n", at + 2)).strip();
			request.write(in.readNBytes(Integer.parseInt(length)));
		}
		return request.toByteArray();
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It is as closed as it can be.
			Thread.onSpinWait();
		}
	}

	@Override
	public void close() throws IOException {
		this.door.close();
		this.open.forEach(FaultProxy::close);
	}

	/** Passes answers on, until it is told how many bytes are enough. */
	private static final class AnswerPump implements Runnable {

		private final Socket from;

		private final Socket to;

		private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

		private volatile boolean stall;

		AnswerPump(Socket from, Socket to) {
			this.from = from;
			this.to = to;
		}

		void cutAfter(int bytes, boolean thenStall) {
			this.stall = thenStall;
			this.left.set(bytes);
		}

		@Override
		public void run() {
			byte[] part = new byte[BUFFER];
			try (this.from) {
				InputStream in = this.from.getInputStream();
				OutputStream out = this.to.getOutputStream();
				for (int length = in.read(part); length >= 0; length = in.read(part)) {
					if (this.left.get() != Integer.MAX_VALUE) {
						int some = Math.min(length, this.left.get());
						out.write(part, 0, some);
						if (this.left.addAndGet(-some) == 0) {
							end();
							return;
						}
					}
					else {
						out.write(part, 0, length);
					}
				}
				this.to.close();
			}
			catch (IOException ex) {
				FaultProxy.close(this.to);
			}
		}

		private void end() throws IOException {
			if (this.stall) {
				// Silent until the other side loses patience.
				while (this.to.getInputStream() != null && !this.to.isClosed()) {
					LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
				}
			}
			this.to.close();
		}

	}

}

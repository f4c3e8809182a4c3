package com.foobar.webapp.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An instance of the API on a bare socket, which can misbehave in the ways that dying
 * ones do.
 */
final class RudePeer implements AutoCloseable {

	private final ServerSocket listener;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final AtomicInteger requests = new AtomicInteger();

	private final CountDownLatch end = new CountDownLatch(1);

	private volatile Manner manner;

	RudePeer(Manner manner) throws IOException {
		this.manner = manner;
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::accept);
	}

	URI url() {
		return URI.create("http://127.0.0.1:" + this.listener.getLocalPort());
	}

	int requests() {
		return this.requests.get();
	}

	void behave(Manner manner) {
		this.manner = manner;
	}

	/** Dies as a killed process does: connections are reset, nobody listens. */
	void kill() throws IOException {
		this.listener.close();
		for (Socket connection : this.connections) {
			try {
				connection.setSoLinger(true, 0);
			}
			catch (SocketException ex) {
				// It was closed already.
			}
			connection.close();
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket connection = this.listener.accept();
				this.connections.add(connection);
				Thread.ofVirtual().start(() -> serve(connection));
			}
		}
		catch (IOException ex) {
			// Closed: this is the end.
		}
	}

	private void serve(Socket connection) {
		try (connection;
				BufferedReader reader = new BufferedReader(
						new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
			while (readRequest(reader)) {
				this.requests.incrementAndGet();
				connection.getOutputStream().write(answer().getBytes(StandardCharsets.ISO_8859_1));
				connection.getOutputStream().flush();
				if (this.manner.closes) {
					return;
				}
			}
		}
		catch (IOException ex) {
			// The other side went away.
		}
	}

	private static boolean readRequest(BufferedReader reader) throws IOException {
		int length = 0;
		String line = reader.readLine();
		if (line == null) {
			return false;
		}
		while (!line.isEmpty()) {
			if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
				length = Integer.parseInt(line.substring("content-length:".length()).strip());
			}
			line = reader.readLine();
			if (line == null) {
				return false;
			}
		}
		return reader.skip(length) == length;
	}

	private String answer() throws IOException {
		if (this.manner == Manner.HANGING) {
			try {
				this.end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			throw new IOException("The end");
		}
		return this.manner.answer;
	}

	@Override
	public void close() throws IOException {
		this.end.countDown();
		kill();
	}

	/** How a peer answers. */
	enum Manner {

		WELL("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", false),

		SILENT("", true),

		CUT_IN_HEADER("HTTP/1.1 200 OK\r\nContent-Ty", true),

		CUT_IN_BODY("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{\"articles\"",
				true),

		BAD_GATEWAY("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", false),

		OUT_OF_SERVICE("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", false),

		GATEWAY_TIMEOUT("HTTP/1.1 504 Gateway Timeout\r\nContent-Length: 0\r\n\r\n", false),

		HANGING("", false),

		ENDLESS("HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n" + " ".repeat(300), false);

		private final String answer;

		private final boolean closes;

		Manner(String answer, boolean closes) {
			this.answer = answer;
			this.closes = closes;
		}

	}

}

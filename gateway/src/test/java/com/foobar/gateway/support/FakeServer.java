package com.foobar.gateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A server behind the gateway that behaves: answers with its name and keeps what it was
 * asked.
 */
public final class FakeServer implements AutoCloseable {

	/** What a server does with a request. */
	@FunctionalInterface
	public interface Behaviour {

		void handle(HttpExchange exchange) throws IOException;

	}

	private static final String HEALTH = "/ready";

	private final String name;

	private final int port;

	private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

	private volatile Behaviour behaviour;

	private volatile int health = 200;

	private HttpServer server;

	private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	public FakeServer(String name) {
		this.name = name;
		this.behaviour = (exchange) -> answer(exchange, 200, name);
		this.server = listen(0);
		this.port = this.server.getAddress().getPort();
	}

	private HttpServer listen(int wanted) {
		try {
			HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
			http.setExecutor(this.threads);
			http.createContext("/", this::serve);
			http.createContext(HEALTH, (exchange) -> answer(exchange, this.health, ""));
			http.start();
			return http;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void serve(HttpExchange exchange) throws IOException {
		int bodySize = exchange.getRequestBody().readAllBytes().length;
		Headers headers = exchange.getRequestHeaders();
		this.received.add(new Received(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
				headers.entrySet()
					.stream()
					.collect(Collectors.toMap((entry) -> entry.getKey().toLowerCase(Locale.ROOT),
							(entry) -> List.copyOf(entry.getValue()))),
				bodySize));
		this.behaviour.handle(exchange);
	}

	public static void answer(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
		exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
		if (!empty) {
			exchange.getResponseBody().write(bytes);
		}
		exchange.close();
	}

	public void behave(Behaviour wanted) {
		this.behaviour = wanted;
	}

	public void behave() {
		this.behaviour = (exchange) -> answer(exchange, 200, this.name);
	}

	public void beHealthy(boolean healthy) {
		this.health = healthy ? 200 : 503;
	}

	/** Stops as a killed process does: open connections break. */
	public synchronized void kill() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/** Listens again, on the same port. */
	public synchronized void revive() {
		this.threads = Executors.newVirtualThreadPerTaskExecutor();
		this.server = listen(this.port);
	}

	public List<Received> received() {
		return List.copyOf(this.received);
	}

	public void forget() {
		this.received.clear();
	}

	public String name() {
		return this.name;
	}

	public String url() {
		return "http://127.0.0.1:" + this.port;
	}

	public String healthUrl() {
		return url() + HEALTH;
	}

	@Override
	public void close() {
		kill();
	}

}

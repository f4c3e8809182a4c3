package com.foobar.monitor.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An instance to watch: the management port of an application that is well, until it is
 * told otherwise.
 */
public final class FakeActuator implements AutoCloseable {

	private static final String TYPE = "application/vnd.spring-boot.actuator.v3+json";

	private final HttpServer server;

	private volatile boolean well = true;

	public FakeActuator() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/actuator", (exchange) -> answer(exchange, 200, links()));
		this.server.createContext("/actuator/health", (exchange) -> {
			if (this.well) {
				answer(exchange, 200, "{\"status\":\"UP\"}");
			}
			else {
				answer(exchange, 503, "{\"status\":\"DOWN\"}");
			}
		});
		this.server.start();
	}

	private String links() {
		return """
				{"_links":{"self":{"href":"%1$s","templated":false},"health":{"href":"%1$s/health","templated":false}}}
				""".formatted(url());
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", TYPE);
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	public void beWell(boolean wanted) {
		this.well = wanted;
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/actuator";
	}

	/** Dies as a killed process does. */
	public void die() {
		this.server.stop(0);
	}

	@Override
	public void close() {
		die();
	}

}

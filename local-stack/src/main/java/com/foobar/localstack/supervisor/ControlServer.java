package com.foobar.localstack.supervisor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;

import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets the command line ask and steer the supervisor: {@code GET /services},
 * {@code POST /services/NAME/VERB}, {@code POST /down}. On 127.0.0.1 only, and only for
 * callers that know the token.
 */
final class ControlServer implements AutoCloseable {

	static final String TOKEN_HEADER = "Foobar-Control-Token";

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Supervisor supervisor;

	private final Runnable down;

	private final String token;

	private final HttpServer server;

	ControlServer(Supervisor supervisor, Runnable down) throws IOException {
		this.supervisor = supervisor;
		this.down = down;
		byte[] random = new byte[32];
		new SecureRandom().nextBytes(random);
		this.token = HexFormat.of().formatHex(random);
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	ControlAddress publish(StackFolders folders) {
		ControlAddress address = new ControlAddress(ProcessRecord.of("supervisor", ProcessHandle.current()),
				this.server.getAddress().getPort(), this.token);
		address.write(folders);
		return address;
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			if (!isOwner(exchange)) {
				answer(exchange, 403, "");
				return;
			}
			try {
				answer(exchange, 200, act(exchange));
			}
			catch (StackException ex) {
				answer(exchange, 409, String.valueOf(ex.getMessage()));
			}
		}
	}

	private boolean isOwner(HttpExchange exchange) {
		String given = String.valueOf(exchange.getRequestHeaders().getFirst(TOKEN_HEADER));
		return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
				this.token.getBytes(StandardCharsets.UTF_8));
	}

	private String act(HttpExchange exchange) {
		List<String> path = List.of(exchange.getRequestURI().getPath().substring(1).split("/"));
		if (path.equals(List.of("services"))) {
			return JSON.writeValueAsString(this.supervisor.status());
		}
		if (path.equals(List.of("down"))) {
			this.down.run();
			return "";
		}
		if (path.size() == 3 && path.getFirst().equals("services")) {
			act(path.get(1), path.get(2), exchange.getRequestURI().getQuery());
			return "";
		}
		throw new StackException("The supervisor is of another version: stop it with ./foobar down.");
	}

	private void act(String service, String verb, @Nullable String query) {
		switch (verb) {
			case "start" -> this.supervisor.start(service);
			case "stop" -> this.supervisor.stop(service);
			case "restart" -> this.supervisor.restart(service);
			case "kill" -> this.supervisor.kill(service, String.valueOf(query));
			default -> throw new StackException("The supervisor does not know how to " + verb + " a service.");
		}
	}

	private static void answer(HttpExchange exchange, int status, String text) throws IOException {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, (body.length == 0) ? -1 : body.length);
		if (body.length > 0) {
			exchange.getResponseBody().write(body);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}

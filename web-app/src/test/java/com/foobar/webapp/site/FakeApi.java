package com.foobar.webapp.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.foobar.webapp.site.FakeData.Account;
import com.foobar.webapp.site.FakeData.Answer;
import com.foobar.webapp.site.FakeData.Article;
import com.foobar.webapp.site.FakeData.Profile;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small REST API on a real socket, with the answers of the real one for what the pages
 * use.
 */
public final class FakeApi implements AutoCloseable {

	private final JsonMapper json = new JsonMapper();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpServer server;

	private final FakeData data = new FakeData();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private volatile @Nullable Answer fixedAnswer;

	public FakeApi() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	public URI url() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	/** Forgets everything. */
	public synchronized void reset() {
		this.data.clear();
		this.requests.clear();
		this.fixedAnswer = null;
	}

	/** Answers every request alike from now on. */
	public void failWith(int status, String key, String message) {
		this.fixedAnswer = Answer.error(status, key, message);
	}

	/** What was asked, in order. */
	public List<Request> requests() {
		return List.copyOf(this.requests);
	}

	/** Registers an account and returns its token. */
	public synchronized String account(String username, String password) {
		return this.data.add(Account.of(username, password)).token();
	}

	/** Registers an account with a picture and returns its token. */
	public synchronized String accountWithPicture(String username, String image) {
		Account account = Account.of(username, "password");
		return this.data.add(new Account(username, account.email(), account.password(), account.token(), null, image))
			.token();
	}

	/** Makes a token worthless. */
	public synchronized void revoke(String token) {
		this.data.revoke(token);
	}

	/** Publishes an article. */
	public void article(String slug, String title, String body, String... tags) {
		article(slug, title, body, new Profile("alice", null), tags);
	}

	/** Publishes an article of somebody with a picture. */
	public void articleBy(String author, String image, String slug, String title) {
		article(slug, title, "Text", new Profile(author, image));
	}

	private synchronized void article(String slug, String title, String body, Profile author, String... tags) {
		this.data.add(new Article(slug, title, "About " + title, body, List.of(tags), author));
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI(),
					exchange.getRequestHeaders(), body));
			Answer fixed = this.fixedAnswer;
			Answer answer = (fixed != null) ? fixed
					: answer(exchange, body.isEmpty() ? this.json.nullNode() : this.json.readTree(body));
			byte[] bytes = this.json.writeValueAsBytes(answer.body());
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(answer.status(), bytes.length);
			exchange.getResponseBody().write(bytes);
		}
	}

	private synchronized Answer answer(HttpExchange exchange, JsonNode body) {
		String header = exchange.getRequestHeaders().getFirst("Authorization");
		String token = (header != null) ? header.substring("Token ".length()) : null;
		String path = exchange.getRequestURI().getPath();
		return switch (exchange.getRequestMethod() + " " + path) {
			case "POST /api/users" -> this.data.register(body.path("user"));
			case "POST /api/users/login" -> this.data.login(body.path("user"));
			case "GET /api/tags" -> this.data.tags();
			case "GET /api/user" -> this.data.current(token);
			case "POST /api/articles" ->
				this.data.withAccount(token, account -> this.data.create(account, body.path("article")));
			case "GET /api/articles" -> asOptional(token, this.data.list(query(exchange.getRequestURI())));
			default -> asOptional(token, this.data.get(path.substring(path.lastIndexOf('/') + 1)));
		};
	}

	private Answer asOptional(@Nullable String token, Answer answer) {
		return (token != null) ? this.data.withAccount(token, account -> answer) : answer;
	}

	private static Map<String, String> query(URI uri) {
		return (uri.getRawQuery() == null) ? Map.of() : Arrays.stream(uri.getRawQuery().split("&", -1))
			.map(pair -> pair.split("=", 2))
			.collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * A request as it arrived.
	 *
	 * @param method HTTP method
	 * @param uri path and query
	 * @param headers headers
	 * @param body body, empty when there was none
	 */
	public record Request(String method, URI uri, Headers headers, String body) {

		public @Nullable String header(String name) {
			return this.headers.getFirst(name);
		}

		/** Method, path and query. */
		public String line() {
			return this.method + " " + this.uri;
		}

	}

}

package com.foobar.webapp.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

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

	private final FakeAccounts accounts = new FakeAccounts();

	private final FakeArticles articles = new FakeArticles();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private volatile @Nullable Answer fixedAnswer;

	private volatile String failingMethod = "";

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
		this.accounts.clear();
		this.articles.clear();
		this.requests.clear();
		this.fixedAnswer = null;
		this.failingMethod = "";
	}

	/** Answers every request alike from now on. */
	public void failWith(int status, String key, String message) {
		this.fixedAnswer = Answer.error(status, key, message);
	}

	/** Answers every request of one method alike from now on. */
	public void failWith(String method, int status, String key, String message) {
		this.failingMethod = method;
		failWith(status, key, message);
	}

	/** What was asked, in order. */
	public List<Request> requests() {
		return List.copyOf(this.requests);
	}

	/** Registers an account, or finds it, and returns its token. */
	public synchronized String account(String username, String password) {
		Account account = this.accounts.named(username);
		account.password = password;
		return this.accounts.login(account);
	}

	/** Registers an account with a picture and returns its token. */
	public String accountWithPicture(String username, String image) {
		return account(username, null, image);
	}

	/**
	 * Registers an account with all that people say of themselves and returns its token.
	 */
	public synchronized String account(String username, @Nullable String bio, @Nullable String image) {
		Account account = this.accounts.named(username);
		account.bio = bio;
		account.image = image;
		return this.accounts.login(account);
	}

	/** Makes a token worthless. */
	public synchronized void revoke(String token) {
		this.accounts.revoke(token);
	}

	/** Publishes an article. */
	public synchronized void article(String slug, String title, String body, String... tags) {
		publish("alice", slug, title, body, tags);
	}

	/** Publishes an article of somebody with a picture. */
	public synchronized void articleBy(String author, String image, String slug, String title) {
		publish(author, slug, title, "Text").author.image = image;
	}

	/** Publishes an article of somebody. */
	public synchronized void articleBy(String author, String slug, String title) {
		publish(author, slug, title, "Text");
	}

	private Article publish(String author, String slug, String title, String body, String... tags) {
		Article article = new Article(slug, this.accounts.named(author), title, "About " + title, body, List.of(tags));
		this.articles.add(article);
		return article;
	}

	/** Makes somebody favor an article. */
	public synchronized void favorite(String username, String slug) {
		this.articles.with(slug, article -> this.articles.favorite(article, this.accounts.named(username), true));
	}

	/** Makes somebody follow another. */
	public synchronized void follow(String username, String followed) {
		this.accounts.follow(followed, this.accounts.named(username), true);
	}

	/** Adds a comment. */
	public synchronized void comment(String username, String slug, String body) {
		this.articles.with(slug, article -> Answer.ok("comment",
				this.articles.addComment(article, this.accounts.named(username), body).id()));
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI(),
					exchange.getRequestHeaders(), body));
			Answer fixed = exchange.getRequestMethod().startsWith(this.failingMethod) ? this.fixedAnswer : null;
			Answer answer = (fixed != null) ? fixed
					: answer(exchange, body.isEmpty() ? this.json.nullNode() : this.json.readTree(body));
			if (answer.equals(Answer.NO_CONTENT)) {
				exchange.sendResponseHeaders(answer.status(), -1);
				return;
			}
			byte[] bytes = this.json.writeValueAsBytes(answer.body());
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(answer.status(), bytes.length);
			exchange.getResponseBody().write(bytes);
		}
	}

	private synchronized Answer answer(HttpExchange exchange, JsonNode body) {
		String header = exchange.getRequestHeaders().getFirst("Authorization");
		String token = (header != null) ? header.substring("Token ".length()) : null;
		URI uri = exchange.getRequestURI();
		Path path = Path.of(uri);
		FakeAccounts people = this.accounts;
		return switch (exchange.getRequestMethod() + " " + path.shape()) {
			case "POST users" -> people.register(body.path("user"));
			case "POST users/login" -> people.login(body.path("user"));
			case "GET user" ->
				people.required(token, account -> Answer.ok("user", account.asUser(String.valueOf(token))));
			case "PUT user" -> people.required(token, account -> people.update(account, body.path("user")));
			case "GET profiles/*" -> people.optional(token, viewer -> people.profile(path.name(), viewer));
			case "POST profiles/*/follow" -> people.required(token, viewer -> people.follow(path.name(), viewer, true));
			case "DELETE profiles/*/follow" ->
				people.required(token, viewer -> people.follow(path.name(), viewer, false));
			default -> articles(exchange.getRequestMethod() + " " + path.shape(), path, query(uri), token, body);
		};
	}

	private Answer articles(String call, Path path, Map<String, String> query, @Nullable String token, JsonNode body) {
		FakeArticles all = this.articles;
		return switch (call) {
			case "GET tags" -> all.tags();
			case "GET articles" -> this.accounts.optional(token, viewer -> all.list(query, viewer));
			case "GET articles/feed" -> this.accounts.required(token, viewer -> all.feed(query, viewer));
			case "POST articles" -> this.accounts.required(token, viewer -> all.create(viewer, body.path("article")));
			case "GET articles/*" -> this.accounts.optional(token,
					viewer -> all.with(path.name(), article -> Answer.ok("article", article.inFull(viewer))));
			case "GET articles/*/comments" -> this.accounts.optional(token,
					viewer -> all.with(path.name(), article -> all.comments(article, viewer)));
			default -> this.accounts.required(token,
					viewer -> all.with(path.name(), article -> change(call, path, article, viewer, body)));
		};
	}

	private Answer change(String call, Path path, Article article, Account viewer, JsonNode body) {
		FakeArticles all = this.articles;
		return switch (call) {
			case "PUT articles/*" -> all.update(article, viewer, body.path("article"));
			case "DELETE articles/*" -> all.delete(article, viewer);
			case "POST articles/*/favorite" -> all.favorite(article, viewer, true);
			case "DELETE articles/*/favorite" -> all.favorite(article, viewer, false);
			case "POST articles/*/comments" -> all.comment(article, viewer, body.path("comment"));
			case "DELETE articles/*/comments/*" -> all.deleteComment(article, viewer, path.last());
			default -> Answer.notFound("resource");
		};
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

	/**
	 * A path below {@code /api}.
	 *
	 * @param segments its segments, decoded
	 */
	private record Path(List<String> segments) {

		static Path of(URI uri) {
			return new Path(Arrays.stream(uri.getRawPath().substring("/api/".length()).split("/", -1))
				.map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
				.toList());
		}

		String name() {
			return (this.segments.size() > 1) ? this.segments.get(1) : "";
		}

		String last() {
			return this.segments.getLast();
		}

		/** The path with stars in the place of names and numbers. */
		String shape() {
			List<String> shape = new ArrayList<>(this.segments);
			if (shape.size() > 1 && !List.of("login", "feed").contains(shape.get(1))) {
				shape.set(1, "*");
			}
			if (shape.size() > 3) {
				shape.set(3, "*");
			}
			return String.join("/", shape);
		}

	}

}

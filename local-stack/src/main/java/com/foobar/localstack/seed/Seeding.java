package com.foobar.localstack.seed;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

import javax.net.ssl.SSLContext;

import com.foobar.localstack.seed.DemoContent.Article;
import com.foobar.localstack.seed.DemoContent.Comment;
import com.foobar.localstack.seed.DemoContent.Person;
import com.foobar.localstack.stack.StackException;
import tools.jackson.databind.JsonNode;

/**
 * Brings demo content onto a running site. Looks first what is there, and adds only what
 * is missing, so that it may be repeated and may be interrupted.
 */
public final class Seeding implements AutoCloseable {

	private static final int AT_A_TIME = 4;

	private static final int PAGE = 100;

	private final SiteApi api;

	private final String password;

	private final DemoContent content;

	private final Progress progress;

	private final ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory());

	private final Map<Person, String> tokens = new ConcurrentHashMap<>();

	private final Map<Work, String> slugs = new ConcurrentHashMap<>();

	/**
	 * A seeding that has not begun.
	 * @param trust whom to trust
	 * @param address host and port of a gateway
	 * @param password the password of all people
	 */
	public Seeding(SSLContext trust, String address, String password, DemoContent content, Progress progress) {
		this.api = new SiteApi(trust, address);
		this.password = password;
		this.content = content;
		this.progress = progress;
	}

	/**
	 * Adds what is missing and returns how much that was.
	 * @throws StackException when the site refuses or does not answer
	 */
	public int run() {
		int added = forEach(Step.PEOPLE, this.content.people(), (person) -> 1, this::enter);
		// In the order of the content, so that the authors mix.
		added += forEach(Step.ARTICLES, this.content.articles(), (article) -> 1, this::publish);
		added += forEach(Step.COMMENTS, this.content.articles(), (article) -> article.comments().size(), this::comment);
		Map<Person, List<Article>> favorites = byFan();
		added += forEach(Step.FAVORITES, favorites.keySet(), (fan) -> articles(favorites, fan).size(),
				(fan) -> favorite(fan, articles(favorites, fan)));
		return added + forEach(Step.FOLLOWS, this.content.people(), (person) -> person.followed().size(), this::follow);
	}

	@Override
	public void close() {
		this.workers.shutdownNow();
		this.api.close();
	}

	/** Logs a person in and sees what they wrote, or registers them. */
	private int enter(Person person) {
		HttpResponse<String> login = this.api.send("POST", "/api/users/login", null,
				Map.of("user", Map.of("email", person.email(), "password", this.password)));
		if (login.statusCode() != 401) {
			this.tokens.put(person, token(SiteApi.expectSuccess("the log-in of " + person.email(), login)));
			find(person);
			return 0;
		}
		HttpResponse<String> registration = this.api.send("POST", "/api/users", null, Map.of("user",
				Map.of("username", person.username(), "email", person.email(), "password", this.password)));
		if (registration.statusCode() == 409) {
			throw new StackException("The account of " + person.username() + " (" + person.email()
					+ ") exists with another password: choose other people with --seed, or forget all data with "
					+ "./foobar down --volumes.");
		}
		this.tokens.put(person, token(SiteApi.expectSuccess("to register " + person.username(), registration)));
		this.api.put("/api/user", token(person), Map.of("user", Map.of("bio", person.bio())));
		return 1;
	}

	/** Remembers which of a person's articles are there. */
	private void find(Person author) {
		for (JsonNode article : listed("author", author)) {
			this.slugs.putIfAbsent(new Work(author, article.get("title").asString()), article.get("slug").asString());
		}
	}

	private int publish(Article article) {
		Work work = Work.of(article);
		if (this.slugs.containsKey(work)) {
			return 0;
		}
		JsonNode published = this.api.post("/api/articles", token(article.author()),
				Map.of("article", Map.of("title", article.title(), "description", article.description(), "body",
						article.body(), "tagList", article.tags())));
		this.slugs.put(work, published.at("/article/slug").asString());
		return 1;
	}

	private int comment(Article article) {
		String path = path(article) + "/comments";
		Set<String> present = new HashSet<>();
		if (!article.comments().isEmpty()) {
			this.api.get(path, null)
				.get("comments")
				.forEach((comment) -> present
					.add(comment.at("/author/username").asString() + "\n" + comment.get("body").asString()));
		}
		int added = 0;
		for (Comment comment : article.comments()) {
			if (!present.contains(comment.author().username() + "\n" + comment.body())) {
				this.api.post(path, token(comment.author()), Map.of("comment", Map.of("body", comment.body())));
				added++;
			}
		}
		return added;
	}

	private int favorite(Person fan, List<Article> articles) {
		Set<String> present = new HashSet<>();
		listed("favorited", fan).forEach((article) -> present.add(article.get("slug").asString()));
		List<Article> missing = articles.stream().filter((article) -> !present.contains(slug(article))).toList();
		missing.forEach((article) -> this.api.post(path(article) + "/favorite", token(fan), null));
		return missing.size();
	}

	private int follow(Person person) {
		int added = 0;
		for (int number : person.followed()) {
			Person followed = this.content.people().get(number);
			String profile = "/api/profiles/" + SiteApi.encoded(followed.username());
			if (!this.api.get(profile, token(person)).at("/profile/following").asBoolean()) {
				this.api.post(profile + "/follow", token(person), null);
				added++;
			}
		}
		return added;
	}

	/** All articles that one filter finds. */
	private List<JsonNode> listed(String filter, Person person) {
		List<JsonNode> articles = new ArrayList<>();
		int count;
		do {
			JsonNode page = this.api.get("/api/articles?" + filter + "=" + SiteApi.encoded(person.username())
					+ "&limit=" + PAGE + "&offset=" + articles.size(), null);
			page.get("articles").forEach(articles::add);
			count = page.get("articles").isEmpty() ? 0 : page.get("articlesCount").asInt();
		}
		while (articles.size() < count);
		return articles;
	}

	/**
	 * Does something for each of them, some at a time, until the first failure.
	 * @param size how much of the step one of them is
	 * @param task returns how much it added
	 */
	private <T> int forEach(Step step, Collection<T> all, ToIntFunction<T> size, ToIntFunction<T> task) {
		int total = all.stream().mapToInt(size).sum();
		AtomicInteger done = new AtomicInteger();
		List<Future<Integer>> running = new ArrayList<>();
		for (T each : all) {
			running.add(this.workers.submit(() -> {
				int added = task.applyAsInt(each);
				synchronized (this.progress) {
					this.progress.advance(step, done.addAndGet(size.applyAsInt(each)), total);
				}
				return added;
			}));
		}
		int added = running.stream().mapToInt(Seeding::result).sum();
		this.progress.finish(step, total, added);
		return added;
	}

	private static int result(Future<Integer> task) {
		try {
			return task.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof StackException failure) {
				throw failure;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StackException("Interrupted while seeding.", ex);
		}
	}

	private Map<Person, List<Article>> byFan() {
		Map<Person, List<Article>> articles = new HashMap<>();
		for (Article article : this.content.articles()) {
			article.fans().forEach((fan) -> articles.computeIfAbsent(fan, (person) -> new ArrayList<>()).add(article));
		}
		return articles;
	}

	private static List<Article> articles(Map<Person, List<Article>> all, Person person) {
		return all.getOrDefault(person, List.of());
	}

	private String path(Article article) {
		return "/api/articles/" + SiteApi.encoded(slug(article));
	}

	private String slug(Article article) {
		return Objects.requireNonNull(this.slugs.get(Work.of(article)));
	}

	private String token(Person person) {
		return Objects.requireNonNull(this.tokens.get(person));
	}

	private static String token(JsonNode answer) {
		return answer.at("/user/token").asString();
	}

	/** How an article is found again. */
	private record Work(Person author, String title) {

		static Work of(Article article) {
			return new Work(article.author(), article.title());
		}

	}

}

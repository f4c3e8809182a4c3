package com.foobar.webapp.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the fake API knows, and the answers that follow from it. */
final class FakeData {

	private final Map<String, Account> accounts = new LinkedHashMap<>();

	private final List<Article> articles = new ArrayList<>();

	Account add(Account account) {
		this.accounts.put(account.token(), account);
		return account;
	}

	void add(Article article) {
		this.articles.addFirst(article);
	}

	void clear() {
		this.accounts.clear();
		this.articles.clear();
	}

	void revoke(String token) {
		this.accounts.remove(token);
	}

	Answer current(@Nullable String token) {
		return withAccount(token, account -> new Answer(200, Map.of("user", account)));
	}

	Answer withAccount(@Nullable String token, Function<Account, Answer> work) {
		if (token == null) {
			return Answer.error(401, "token", "is missing");
		}
		Account account = this.accounts.get(token);
		return (account != null) ? work.apply(account) : Answer.error(401, "token", "is invalid");
	}

	Answer register(JsonNode user) {
		Map<String, List<String>> errors = blanks(user, "username", "email", "password");
		if (!errors.isEmpty()) {
			return new Answer(422, Map.of("errors", errors));
		}
		Account account = Account.of(user.path("username").asString(), user.path("password").asString());
		if (this.accounts.containsKey(account.token())) {
			return Answer.error(409, "username", "has already been taken");
		}
		return new Answer(201, Map.of("user", add(account)));
	}

	Answer login(JsonNode user) {
		Map<String, List<String>> errors = blanks(user, "email", "password");
		if (!errors.isEmpty()) {
			return new Answer(422, Map.of("errors", errors));
		}
		return this.accounts.values()
			.stream()
			.filter(account -> account.email().equals(user.path("email").asString())
					&& account.password().equals(user.path("password").asString()))
			.findFirst()
			.map(account -> new Answer(200, Map.of("user", account)))
			.orElseGet(() -> Answer.error(401, "credentials", "invalid"));
	}

	Answer create(Account author, JsonNode draft) {
		Map<String, List<String>> errors = blanks(draft, "title", "description", "body");
		if (!errors.isEmpty()) {
			return new Answer(422, Map.of("errors", errors));
		}
		String title = draft.path("title").asString();
		Article article = new Article(title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-a1b2c3d4", title,
				draft.path("description").asString(), draft.path("body").asString(),
				draft.path("tagList").valueStream().map(JsonNode::asString).toList(),
				new Profile(author.username(), author.image()));
		add(article);
		return new Answer(201, Map.of("article", article));
	}

	Answer list(Map<String, String> query) {
		String tag = query.get("tag");
		List<Article> matching = this.articles.stream()
			.filter(article -> tag == null || article.tagList().contains(tag))
			.toList();
		List<Article> page = matching.stream()
			.skip(Integer.parseInt(query.getOrDefault("offset", "0")))
			.limit(Integer.parseInt(query.getOrDefault("limit", "20")))
			.toList();
		return new Answer(200, Map.of("articles", page, "articlesCount", matching.size()));
	}

	Answer tags() {
		Map<String, Long> uses = this.articles.stream()
			.flatMap(article -> article.tagList().stream())
			.collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
		List<String> tags = uses.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed())
			.map(Map.Entry::getKey)
			.toList();
		return new Answer(200, Map.of("tags", tags));
	}

	Answer get(String slug) {
		return this.articles.stream()
			.filter(article -> article.slug().equals(slug))
			.findFirst()
			.map(article -> new Answer(200, Map.of("article", article)))
			.orElseGet(() -> Answer.error(404, "article", "not found"));
	}

	private static Map<String, List<String>> blanks(JsonNode object, String... fields) {
		Map<String, List<String>> errors = new LinkedHashMap<>();
		for (String field : fields) {
			if (object.path(field).asString("").isBlank()) {
				errors.put(field, List.of("can't be blank"));
			}
		}
		return errors;
	}

	/**
	 * An answer of the API.
	 *
	 * @param status HTTP status
	 * @param body what becomes JSON
	 */
	record Answer(int status, Object body) {

		static Answer error(int status, String key, String message) {
			return new Answer(status, Map.of("errors", Map.of(key, List.of(message))));
		}

	}

	/**
	 * Somebody's account.
	 *
	 * @param username name
	 * @param email e-mail address
	 * @param password password
	 * @param token the one token that is good
	 * @param bio always null here
	 * @param image address of a picture, or null
	 */
	record Account(String username, String email, @JsonIgnore String password, String token, @Nullable String bio,
			@Nullable String image) {

		static Account of(String username, String password) {
			return new Account(username, username + "@example.org", password, "token-of-" + username, null, null);
		}

	}

	/**
	 * The author of an article.
	 *
	 * @param username name
	 * @param image address of a picture, or null
	 */
	record Profile(String username, @Nullable String image) {
	}

	/**
	 * An article.
	 *
	 * @param slug slug
	 * @param title title
	 * @param description description
	 * @param body Markdown
	 * @param tagList tags
	 * @param author author
	 */
	record Article(String slug, String title, String description, String body, List<String> tagList, Profile author) {

		public String getCreatedAt() {
			return "2026-02-18T03:22:56.637Z";
		}

	}

}

package com.foobar.localstack.endtoend.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * One chapter of the contract. Its tests run at the same time and on a site that is in
 * use: each makes what it needs, under names of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Contract {

	static final String[] USER_KEYS = { "email", "token", "username", "bio", "image" };

	static final String[] PROFILE_KEYS = { "username", "bio", "image", "following" };

	static final String[] LISTED_ARTICLE_KEYS = { "slug", "title", "description", "tagList", "createdAt", "updatedAt",
			"favorited", "favoritesCount", "author" };

	static final String[] ARTICLE_KEYS = { "slug", "title", "description", "body", "tagList", "createdAt", "updatedAt",
			"favorited", "favoritesCount", "author" };

	static final String[] COMMENT_KEYS = { "id", "createdAt", "updatedAt", "body", "author" };

	/** To the millisecond at least, in UTC. */
	static final String TIMESTAMP = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3,9}Z";

	private static final String PASSWORD = "a password for tests";

	private final Site site;

	private final Visitor anybody;

	Contract(Site site) {
		this.site = site;
		this.anybody = Visitor.anonymous(site);
	}

	final Site site() {
		return this.site;
	}

	/** Somebody without an account. */
	final Visitor anybody() {
		return this.anybody;
	}

	final Person register() {
		return register(Text.unique("person"));
	}

	final Person register(String username) {
		return register(username, PASSWORD);
	}

	final Person register(String username, String password) {
		String email = Text.unique("mail") + "@foobar.com";
		Answer answer = this.anybody
			.post("/api/users", wrapped("user", "username", username, "email", email, "password", password))
			.is(201);
		return new Person(this.site, answer.text("/user/username"), email, password, answer.text("/user/token"));
	}

	/** The answer to a log-in. */
	final Answer logIn(String email, String password) {
		return this.anybody.post("/api/users/login", wrapped("user", "email", email, "password", password));
	}

	/** Publishes an article and returns its slug. */
	final String publish(Person author, String... tags) {
		return publishTitled(author, Text.unique("Title "), tags);
	}

	final String publishTitled(Person author, String title, String... tags) {
		return author.post("/api/articles", article(title, tags)).is(201).text("/article/slug");
	}

	static Map<String, Object> article(String title, String... tags) {
		return wrapped("article", "title", title, "description", "About it", "body", "All of it", "tagList",
				List.of(tags));
	}

	/** The path of an article. */
	static String path(String slug) {
		return "/api/articles/" + Text.encoded(slug);
	}

	/** Adds a comment and returns its id. */
	final long comment(Person writer, String slug, String text) {
		return writer.post(path(slug) + "/comments", wrapped("comment", "body", text))
			.is(201)
			.at("/comment/id")
			.asLong();
	}

	/** One object under its name; fields as names and values in turn. */
	static Map<String, Object> wrapped(String wrapper, @Nullable Object... fields) {
		Map<String, @Nullable Object> object = new LinkedHashMap<>();
		for (int index = 0; index < fields.length; index += 2) {
			object.put(String.valueOf(fields[index]), fields[index + 1]);
		}
		return Map.of(wrapper, object);
	}

}

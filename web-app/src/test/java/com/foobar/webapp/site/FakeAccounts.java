package com.foobar.webapp.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The people whom the fake API knows. */
final class FakeAccounts {

	private final List<Account> accounts = new ArrayList<>();

	private final Map<String, Account> tokens = new HashMap<>();

	void clear() {
		this.accounts.clear();
		this.tokens.clear();
	}

	Optional<Account> find(String username) {
		return this.accounts.stream().filter(account -> account.username.equalsIgnoreCase(username)).findFirst();
	}

	/** The account of this name, made when there is none. */
	Account named(String username) {
		return find(username).orElseGet(() -> {
			Account account = new Account(username, username + "@example.org", "password");
			this.accounts.add(account);
			return account;
		});
	}

	String login(Account account) {
		String token = "token-of-" + account.username;
		this.tokens.put(token, account);
		return token;
	}

	void revoke(String token) {
		this.tokens.remove(token);
	}

	/** Answers on behalf of whoever a token names; without a token, of nobody. */
	Answer optional(@Nullable String token, Function<@Nullable Account, Answer> work) {
		return (token == null) ? work.apply(null) : required(token, account -> work.apply(account));
	}

	Answer required(@Nullable String token, Function<Account, Answer> work) {
		if (token == null) {
			return Answer.error(401, "token", "is missing");
		}
		Account account = this.tokens.get(token);
		return (account != null) ? work.apply(account) : Answer.error(401, "token", "is invalid");
	}

	Answer register(JsonNode user) {
		Map<String, List<String>> errors = blanks(user, "username", "email", "password");
		if (!errors.isEmpty()) {
			return new Answer(422, Map.of("errors", errors));
		}
		if (find(user.path("username").asString()).isPresent()) {
			return Answer.error(409, "username", "has already been taken");
		}
		Account account = new Account("", "", "");
		account.change(user);
		this.accounts.add(account);
		return Answer.created("user", account.asUser(login(account)));
	}

	Answer login(JsonNode user) {
		Map<String, List<String>> errors = blanks(user, "email", "password");
		if (!errors.isEmpty()) {
			return new Answer(422, Map.of("errors", errors));
		}
		return this.accounts.stream()
			.filter(account -> account.email.equals(user.path("email").asString())
					&& account.password.equals(user.path("password").asString()))
			.findFirst()
			.map(account -> Answer.ok("user", account.asUser(login(account))))
			.orElseGet(() -> Answer.error(401, "credentials", "invalid"));
	}

	/** A new token each time, so that whoever keeps the old one is found out. */
	Answer update(Account account, JsonNode user) {
		Map<String, List<String>> errors = new LinkedHashMap<>();
		for (String field : List.of("email", "username", "password")) {
			if (user.has(field) && user.path(field).asString("").isBlank()) {
				errors.put(field, List.of("can't be blank"));
			}
		}
		if (user.path("password").asString("long enough").length() < 8) {
			errors.putIfAbsent("password", List.of("is too short (minimum is 8 characters)"));
		}
		if (!errors.isEmpty()) {
			return new Answer(422, Map.of("errors", errors));
		}
		if (find(user.path("username").asString("")).filter(other -> other != account).isPresent()) {
			return Answer.error(409, "username", "has already been taken");
		}
		account.change(user);
		this.tokens.values().remove(account);
		String next = "next-token-of-" + account.username.replace(' ', '-');
		this.tokens.put(next, account);
		return Answer.ok("user", account.asUser(next));
	}

	Answer profile(String username, @Nullable Account viewer) {
		return find(username).map(account -> Answer.ok("profile", account.asProfile(viewer)))
			.orElseGet(() -> Answer.notFound("profile"));
	}

	Answer follow(String username, Account viewer, boolean on) {
		Account followed = find(username).orElse(null);
		if (followed == viewer) {
			return Answer.error(422, "profile", "can't follow yourself");
		}
		if (followed != null && on) {
			viewer.following.add(followed);
		}
		else if (followed != null) {
			viewer.following.remove(followed);
		}
		return profile(username, viewer);
	}

	static Map<String, List<String>> blanks(JsonNode object, String... fields) {
		Map<String, List<String>> errors = new LinkedHashMap<>();
		for (String field : fields) {
			if (object.path(field).asString("").isBlank()) {
				errors.put(field, List.of("can't be blank"));
			}
		}
		return errors;
	}

}

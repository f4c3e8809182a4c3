package com.foobar.webapp.site;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody's account at the fake API. */
final class Account {

	final Set<Account> following = new HashSet<>();

	String username;

	String email;

	String password;

	@Nullable String bio;

	@Nullable String image;

	Account(String username, String email, String password) {
		this.username = username;
		this.email = email;
		this.password = password;
	}

	/** Takes over what an update names. */
	void change(JsonNode user) {
		this.username = user.path("username").asString(this.username);
		this.email = user.path("email").asString(this.email);
		this.password = user.path("password").asString(this.password);
		this.bio = user.has("bio") ? clearable(user.path("bio")) : this.bio;
		this.image = user.has("image") ? clearable(user.path("image")) : this.image;
	}

	private static @Nullable String clearable(JsonNode value) {
		return value.asString("").isEmpty() ? null : value.asString();
	}

	/** The account as its owner sees it. */
	Map<String, @Nullable Object> asUser(String token) {
		Map<String, @Nullable Object> user = shown();
		user.put("email", this.email);
		user.put("token", token);
		return user;
	}

	/** The account as a visitor sees it. */
	Map<String, @Nullable Object> asProfile(@Nullable Account viewer) {
		Map<String, @Nullable Object> profile = shown();
		profile.put("following", viewer != null && viewer.following.contains(this));
		return profile;
	}

	private Map<String, @Nullable Object> shown() {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("username", this.username);
		shown.put("bio", this.bio);
		shown.put("image", this.image);
		return shown;
	}

}

package com.foobar.localstack.endtoend.contract;

import java.util.Map;

/** Somebody with an account. */
final class Person extends Visitor {

	private final String username;

	private final String email;

	private final String password;

	private final String token;

	Person(Site site, String username, String email, String password, String token) {
		super(site, Map.of("Authorization", "Token " + token));
		this.username = username;
		this.email = email;
		this.password = password;
		this.token = token;
	}

	String username() {
		return this.username;
	}

	String email() {
		return this.email;
	}

	String password() {
		return this.password;
	}

	String token() {
		return this.token;
	}

	/** The path of the person's profile. */
	String profile() {
		return "/api/profiles/" + Text.encoded(this.username);
	}

}

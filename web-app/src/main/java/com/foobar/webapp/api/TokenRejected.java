package com.foobar.webapp.api;

/** The API does not accept the visitor's login token, or misses one. */
public final class TokenRejected extends RuntimeException {

	TokenRejected() {
		super("The API does not accept the login token");
	}

}

package com.foobar.appservice.token;

import java.util.Arrays;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which endpoints look at the token. On all others the header is not even read, so a
 * stale token never keeps anybody from logging in.
 */
final class Endpoints {

	/** Refused without a good token. */
	static final RequestMatcher TOKEN_REQUIRED = anyOf(get("/api/user"), on(HttpMethod.PUT, "/api/user"),
			on(HttpMethod.POST, "/api/articles"), get("/api/articles/feed"), on(HttpMethod.PUT, "/api/articles/{slug}"),
			on(HttpMethod.DELETE, "/api/articles/{slug}"), on(HttpMethod.POST, "/api/articles/{slug}/favorite"),
			on(HttpMethod.DELETE, "/api/articles/{slug}/favorite"),
			on(HttpMethod.POST, "/api/articles/{slug}/comments"),
			on(HttpMethod.DELETE, "/api/articles/{slug}/comments/{id}"),
			on(HttpMethod.POST, "/api/profiles/{username}/follow"),
			on(HttpMethod.DELETE, "/api/profiles/{username}/follow"));

	/** Answered from the caller's point of view when there is a token. */
	static final RequestMatcher TOKEN_OPTIONAL = anyOf(get("/api/articles"), get("/api/articles/{slug}"),
			get("/api/articles/{slug}/comments"), get("/api/profiles/{username}"));

	private Endpoints() {
	}

	private static RequestMatcher get(String path) {
		return anyOf(on(HttpMethod.GET, path), on(HttpMethod.HEAD, path));
	}

	private static RequestMatcher on(HttpMethod method, String path) {
		return PathPatternRequestMatcher.withDefaults().matcher(method, path);
	}

	private static RequestMatcher anyOf(RequestMatcher... matchers) {
		return new OrRequestMatcher(Arrays.asList(matchers));
	}

}

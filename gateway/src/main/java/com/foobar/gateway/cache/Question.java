package com.foobar.gateway.cache;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A request as the cache sees it.
 *
 * @param key what is asked for
 * @param personal whether it carries something of a user, such as what the user has
 * written
 * @param conditional whether its client has an answer already
 * @param head whether only headers are wanted
 */
record Question(String key, boolean personal, boolean conditional, boolean head) {

	private static final int MAX_TARGET = 1_024;

	/** With one of these only the server behind knows the right answer. */
	private static final List<String> PAST_CACHES = List.of(HttpHeaders.CACHE_CONTROL, HttpHeaders.PRAGMA,
			HttpHeaders.RANGE, HttpHeaders.IF_MATCH, HttpHeaders.IF_UNMODIFIED_SINCE, HttpHeaders.UPGRADE,
			HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CONTENT_LENGTH);

	private static final List<String> PERSONAL = List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE,
			"Db-Routing-Token");

	/** Nothing for requests that pass the cache by. */
	static @Nullable Question of(ServerHttpRequest request) {
		boolean head = HttpMethod.HEAD.equals(request.getMethod());
		if (!head && !HttpMethod.GET.equals(request.getMethod())) {
			return null;
		}
		HttpHeaders headers = request.getHeaders();
		String key = keyOf(request);
		if (key.length() > MAX_TARGET || hasOneOf(headers, PAST_CACHES)) {
			return null;
		}
		boolean conditional = headers.getFirst(HttpHeaders.IF_NONE_MATCH) != null
				|| headers.getFirst(HttpHeaders.IF_MODIFIED_SINCE) != null;
		return new Question(key, hasOneOf(headers, PERSONAL), conditional, head);
	}

	static String keyOf(ServerHttpRequest request) {
		String host = request.getHeaders().getFirst(HttpHeaders.HOST);
		String path = request.getURI().getRawPath();
		String query = request.getURI().getRawQuery();
		return ((host != null) ? host.toLowerCase(Locale.ROOT) : "") + ((query != null) ? path + '?' + query : path);
	}

	private static boolean hasOneOf(HttpHeaders headers, List<String> names) {
		for (String name : names) {
			if (headers.getFirst(name) != null) {
				return true;
			}
		}
		return false;
	}

}

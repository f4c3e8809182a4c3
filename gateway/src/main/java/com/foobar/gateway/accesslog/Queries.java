package com.foobar.gateway.accesslog;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Targets as they may be written down: of a query, only the values of parameters that
 * never hold a secret. Whoever adds one to the site need not remember to hide it.
 */
final class Queries {

	private static final Set<String> HARMLESS = Set.of("tag", "author", "favorited", "limit", "offset", "page", "feed");

	private Queries() {
	}

	static String withoutSecrets(URI target) {
		String query = target.getRawQuery();
		return (query == null) ? target.getRawPath() : target.getRawPath() + "?"
				+ Stream.of(query.split("&", -1)).map(Queries::hidden).collect(Collectors.joining("&"));
	}

	private static String hidden(String parameter) {
		int end = parameter.indexOf('=');
		boolean harmless = end >= 0 && HARMLESS.contains(parameter.substring(0, end));
		return (end < 0) ? "*" : harmless ? parameter : parameter.substring(0, end) + "=*";
	}

}

package com.foobar.gateway.cache;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The request headers that an answer depends on, with the values that it is for.
 *
 * @param values values by lower-case name
 */
record Variant(Map<String, List<String>> values) {

	private static final String ENCODING = "accept-encoding";

	/** What the servers behind can tell apart: they compress by gzip, or not at all. */
	private static final List<String> GZIP = List.of("gzip");

	/** Nothing if the answer depends on what a cache cannot see. */
	static @Nullable Variant of(HttpHeaders answer, HttpHeaders request) {
		Map<String, List<String>> values = new TreeMap<>();
		for (String named : answer.getVary()) {
			String name = named.toLowerCase(Locale.ROOT);
			if (name.equals("*") || name.startsWith("x-forwarded-") || name.equals("forwarded")) {
				return null;
			}
			values.put(name, valuesOf(name, request));
		}
		return new Variant(Map.copyOf(values));
	}

	boolean isFor(HttpHeaders request) {
		for (Map.Entry<String, List<String>> value : this.values.entrySet()) {
			if (!valuesOf(value.getKey(), request).equals(value.getValue())) {
				return false;
			}
		}
		return true;
	}

	boolean dependsOn(String name) {
		return this.values.containsKey(name.toLowerCase(Locale.ROOT));
	}

	private static List<String> valuesOf(String name, HttpHeaders request) {
		List<String> sent = request.getOrEmpty(name);
		return (name.equals(ENCODING) && sent.size() == 1 && takesGzip(sent.getFirst())) ? GZIP : List.copyOf(sent);
	}

	/** With weights it is left as it is: fewer hits, but no wrong one. */
	private static boolean takesGzip(String accepted) {
		return accepted.indexOf(';') < 0 && accepted.contains("gzip");
	}

}

package com.foobar.gateway.support;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it reached a server behind the gateway.
 *
 * @param method its method
 * @param target its path and query
 * @param headers its headers by lower-case name
 * @param bodySize size of its body
 */
public record Received(String method, String target, Map<String, List<String>> headers, int bodySize) {

	public List<String> header(String name) {
		return this.headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
	}

}

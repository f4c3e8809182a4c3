package com.foobar.gateway.forwarding;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Headers that are meant for the next server alone: those of RFC 9110, section 7.6.1, and
 * what a message names in {@code Connection}, of which the firewall lets clients name
 * nothing that servers need. Names are in lower case.
 */
final class HopHeaders {

	private static final Set<String> ALWAYS = Set.of("connection", "keep-alive", "proxy-authenticate",
			"proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade");

	private HopHeaders() {
	}

	/** What the values of {@code Connection} name. */
	static Set<String> namedBy(List<String> connection) {
		if (connection.isEmpty()) {
			return Set.of();
		}
		Set<String> names = new HashSet<>();
		for (String value : connection) {
			for (String name : value.split(",", -1)) {
				names.add(name.strip().toLowerCase(Locale.ROOT));
			}
		}
		return names;
	}

	static boolean contains(String name, Set<String> named) {
		return ALWAYS.contains(name) || named.contains(name);
	}

}

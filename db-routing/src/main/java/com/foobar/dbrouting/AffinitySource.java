package com.foobar.dbrouting;

/**
 * What tells a user from others before a token does.
 *
 * @param kind where the key is found
 * @param header name of the header, empty unless the kind is a header
 */
record AffinitySource(Kind kind, String header) {

	private static final String HEADER_PREFIX = "header:";

	/** Reads the value of {@code db-routing.affinity}. */
	static AffinitySource parse(String text) {
		return switch (text) {
			case "session" -> new AffinitySource(Kind.SESSION, "");
			case "principal" -> new AffinitySource(Kind.PRINCIPAL, "");
			case "none" -> new AffinitySource(Kind.NONE, "");
			default -> new AffinitySource(Kind.HEADER, header(text));
		};
	}

	private static String header(String text) {
		if (!text.startsWith(HEADER_PREFIX)) {
			throw new InvalidDbRoutingException("db-routing.affinity", "is '" + text + "'",
					"Use session, principal, header:NAME or none.");
		}
		String name = text.substring(HEADER_PREFIX.length()).strip();
		if (name.isEmpty()) {
			throw new InvalidDbRoutingException("db-routing.affinity", "names no header",
					"Write it as header:Authorization, with the name of the header.");
		}
		return name;
	}

	/** Where the key is found. */
	enum Kind {

		/** In the container's session, if the request belongs to one. */
		SESSION,

		/** In the name of the authenticated user, if it is known that early. */
		PRINCIPAL,

		/** In a header's value. */
		HEADER,

		/** Nowhere. */
		NONE

	}

}

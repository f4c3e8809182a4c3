package com.foobar.gateway.forwarding;

import org.jspecify.annotations.Nullable;

/**
 * Which bodies are passed on in one piece together with their head, which saves a write
 * and a TLS record each, and shows in time when one breaks off: those whose length is
 * known and small.
 */
final class WholeBody {

	private static final int MAX = 32 * 1024;

	private static final int MAX_DIGITS = 5;

	private WholeBody() {
	}

	/**
	 * Whether one is.
	 * @param length what {@code Content-Length} says, if anything
	 */
	static boolean isSmall(@Nullable String length) {
		if (length == null || length.isEmpty() || length.length() > MAX_DIGITS) {
			return false;
		}
		for (int i = 0; i < length.length(); i++) {
			if (length.charAt(i) < '0' || length.charAt(i) > '9') {
				return false;
			}
		}
		return Integer.parseInt(length) <= MAX;
	}

}

package com.foobar.gateway.tracing;

import org.jspecify.annotations.Nullable;

/**
 * Reads the header of that name as the W3C recommendation wants it: version, trace,
 * parent and flags, in lower-case hexadecimal digits. Later versions may append more.
 */
final class TraceParent {

	private static final int TRACE = 3;

	private static final int PARENT = 36;

	private static final int FLAGS = 53;

	private static final int LENGTH = 55;

	private TraceParent() {
	}

	/** The trace that it names; nothing if it breaks a rule. */
	static @Nullable String traceOf(String header) {
		boolean valid = header.length() >= LENGTH && isHex(header, 0, 2) && !header.startsWith("ff")
				&& hasRightEnd(header) && header.charAt(TRACE - 1) == '-' && header.charAt(PARENT - 1) == '-'
				&& header.charAt(FLAGS - 1) == '-' && isId(header, TRACE, PARENT - 1) && isId(header, PARENT, FLAGS - 1)
				&& isHex(header, FLAGS, LENGTH);
		return valid ? header.substring(TRACE, PARENT - 1) : null;
	}

	private static boolean hasRightEnd(String header) {
		return header.length() == LENGTH || (!header.startsWith("00") && header.charAt(LENGTH) == '-');
	}

	private static boolean isId(String header, int from, int to) {
		return isHex(header, from, to) && !isZero(header, from, to);
	}

	private static boolean isHex(String header, int from, int to) {
		for (int i = from; i < to; i++) {
			char digit = header.charAt(i);
			if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
				return false;
			}
		}
		return true;
	}

	private static boolean isZero(String header, int from, int to) {
		for (int i = from; i < to; i++) {
			if (header.charAt(i) != '0') {
				return false;
			}
		}
		return true;
	}

}

package com.foobar.localstack.endtoend.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Names that nobody has used before, and names in addresses. */
final class Text {

	/** One character that takes four bytes in UTF-8 and two in Java. */
	static final String FOUR_BYTES = "\ud83e\udd89";

	private Text() {
	}

	/** The word with a suffix of its own. */
	static String unique(String word) {
		return word + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 45), 36);
	}

	/** For a segment or a value in an address. */
	static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}

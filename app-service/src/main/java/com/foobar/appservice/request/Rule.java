package com.foobar.appservice.request;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a text must be, and the message when it is not.
 *
 * @param holds whether a text keeps the rule
 * @param message message for one that does not
 */
public record Rule(Predicate<String> holds, String message) {

	/** At most this many characters, as a reader counts them, not as Java stores them. */
	public static Rule atMost(int characters) {
		return new Rule((text) -> length(text) <= characters, "is too long (maximum is " + characters + " characters)");
	}

	/** At least this many characters. */
	public static Rule atLeast(int characters) {
		return new Rule((text) -> length(text) >= characters,
				"is too short (minimum is " + characters + " characters)");
	}

	/** The whole text fits the pattern. */
	public static Rule matches(Pattern pattern) {
		return new Rule((text) -> pattern.matcher(text).matches(), Fields.INVALID);
	}

	private static int length(String text) {
		return text.codePointCount(0, text.length());
	}

}

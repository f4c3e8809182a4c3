package com.foobar.appservice.request;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.foobar.appservice.error.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit most entries, from 1 to 100
 * @param offset entries before the first, at most the largest integer
 */
public record Window(int limit, int offset) {

	private static final int DEFAULT_LIMIT = 20;

	private static final int MAX_LIMIT = 100;

	private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,40}");

	/** Reads both from query parameters and refuses what is no number or too small. */
	public static Window of(@Nullable String limit, @Nullable String offset) {
		Map<String, List<String>> messages = new LinkedHashMap<>();
		Window window = new Window(number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT, messages),
				number("offset", offset, 0, 0, Integer.MAX_VALUE, messages));
		if (!messages.isEmpty()) {
			throw Refusal.invalid(messages);
		}
		return window;
	}

	private static int number(String name, @Nullable String text, int absent, int least, int most,
			Map<String, List<String>> messages) {
		if (text == null) {
			return absent;
		}
		if (!INTEGER.matcher(text).matches()) {
			messages.put(name, List.of(Fields.INVALID));
			return absent;
		}
		BigInteger value = new BigInteger(text);
		if (value.compareTo(BigInteger.valueOf(least)) < 0) {
			messages.put(name, List.of(Fields.INVALID));
			return absent;
		}
		return value.min(BigInteger.valueOf(most)).intValueExact();
	}

}

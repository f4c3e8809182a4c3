package com.foobar.webapp.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.http.HttpHeaders;

/**
 * What the API has given a visitor to remember their own writes by. Passed on both ways
 * as it is: only the API can read it.
 */
public final class ConsistencyCookies {

	/** Attribute of a call to the API under which they travel. */
	static final String ATTRIBUTE = ConsistencyCookies.class.getName();

	private static final Pattern NAME = Pattern.compile("dbr\\d");

	private static final Pattern SET = Pattern.compile("(dbr\\d)=([A-Za-z0-9_-]{1,1000});.*");

	private final Map<String, String> values = new LinkedHashMap<>();

	private final Answer answer;

	/**
	 * Begins with what the visitor has brought.
	 * @param answer takes a whole cookie for the visitor
	 */
	public ConsistencyCookies(Map<String, String> brought, Answer answer) {
		brought.forEach((name, value) -> {
			if (NAME.matcher(name).matches()) {
				this.values.put(name, value);
			}
		});
		this.answer = answer;
	}

	/** Adds them to a call. */
	synchronized void sendWith(HttpHeaders request) {
		if (!this.values.isEmpty()) {
			request.set(HttpHeaders.COOKIE,
					this.values.entrySet()
						.stream()
						.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
						.collect(Collectors.joining("; ")));
		}
	}

	/** Takes over what the API has answered, for the next call and for the visitor. */
	synchronized void takeFrom(HttpHeaders response) {
		for (String cookie : response.getOrDefault(HttpHeaders.SET_COOKIE, List.of())) {
			Matcher set = SET.matcher(cookie);
			if (set.matches()) {
				this.values.put(set.group(1), set.group(2));
				this.answer.setCookie(cookie);
			}
		}
	}

	/** The answer to the visitor. */
	@FunctionalInterface
	public interface Answer {

		void setCookie(String cookie);

	}

}

package com.foobar.appservice.error;

import java.util.List;
import java.util.Map;

/**
 * The body of every answer that is not a success.
 *
 * @param errors messages by the field or thing that they are about
 */
public record Errors(Map<String, List<String>> errors) {

	/** One message about one thing. */
	public static Errors of(String key, String message) {
		return new Errors(Map.of(key, List.of(message)));
	}

}

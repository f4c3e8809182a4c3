package com.foobar.webapp.site;

import java.util.List;
import java.util.Map;

/**
 * An answer of the fake API.
 *
 * @param status HTTP status
 * @param body what becomes JSON; an empty text for no body at all
 */
record Answer(int status, Object body) {

	static final Answer NO_CONTENT = new Answer(204, "");

	static Answer ok(String wrapper, Object content) {
		return new Answer(200, Map.of(wrapper, content));
	}

	static Answer created(String wrapper, Object content) {
		return new Answer(201, Map.of(wrapper, content));
	}

	static Answer error(int status, String key, String message) {
		return new Answer(status, Map.of("errors", Map.of(key, List.of(message))));
	}

	static Answer notFound(String key) {
		return error(404, key, "not found");
	}

}

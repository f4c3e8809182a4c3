package com.foobar.webapp.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What the API found wrong with a request.
 *
 * @param errors messages by field or resource
 */
public record ApiErrors(Map<String, List<String>> errors) {

	/** All messages, in the API's order. */
	public List<FieldMessage> messages() {
		return this.errors.entrySet()
			.stream()
			.flatMap(entry -> entry.getValue().stream().map(text -> new FieldMessage(entry.getKey(), text)))
			.toList();
	}

	/** Whether something is wrong with the named field. */
	public boolean mentions(String field) {
		return this.errors.containsKey(field);
	}

	/**
	 * Ids of the lines that speak of the named field, by which its input points at them;
	 * lines are numbered from 1 in the order of {@link #messages()}.
	 */
	public @Nullable String idsOf(String field) {
		List<FieldMessage> lines = messages();
		String ids = IntStream.range(0, lines.size())
			.filter(line -> lines.get(line).field().equals(field))
			.mapToObj(line -> "error-" + (line + 1))
			.collect(Collectors.joining(" "));
		return ids.isEmpty() ? null : ids;
	}

	/**
	 * One line of a form's error list.
	 *
	 * @param field name of the field or resource
	 * @param text what is wrong with it
	 */
	public record FieldMessage(String field, String text) {
	}

}

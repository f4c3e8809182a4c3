package com.foobar.appservice.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.foobar.appservice.error.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a request body. Collects what is wrong with them, so that all of it is
 * told at once: read everything, then {@link #check()}, then use what was read. Reads the
 * tree because the API tells a field left out from one that is null or of another type.
 */
public final class Fields {

	static final String INVALID = "is invalid";

	/** The message for a field that must have a value and has none. */
	public static final String BLANK = "can't be blank";

	private final JsonNode object;

	private final Map<String, List<String>> messages = new LinkedHashMap<>();

	Fields(JsonNode object) {
		this.object = object;
	}

	/** A text that must be there. Empty when it is refused. */
	public String required(String name, Rule... rules) {
		return Optional.ofNullable(read(name, rules)).orElse("");
	}

	/** A text that must be there, without the white space around it. */
	public String requiredTrimmed(String name, Rule... rules) {
		return Optional.ofNullable(read(name, Text::trim, rules)).orElse("");
	}

	/** A text that may be left out, but not cleared. */
	public Optional<String> optional(String name, Rule... rules) {
		return this.object.has(name) ? Optional.ofNullable(read(name, rules)) : Optional.empty();
	}

	/**
	 * A text that may be left out, but not cleared; without the white space around it.
	 */
	public Optional<String> optionalTrimmed(String name, Rule... rules) {
		return this.object.has(name) ? Optional.ofNullable(read(name, Text::trim, rules)) : Optional.empty();
	}

	/** A text that may be left out, or cleared by null or an empty text. */
	public Change clearable(String name, Rule... rules) {
		JsonNode value = this.object.get(name);
		if (value == null) {
			return Change.NONE;
		}
		if (value.isNull() || (value.isString() && value.stringValue().isEmpty())) {
			return new Change(true, null);
		}
		return new Change(true, text(name, value, rules));
	}

	/** A list of texts; none when it is left out or null. */
	public List<String> texts(String name, Rule... rules) {
		JsonNode values = this.object.get(name);
		if (values == null || values.isNull()) {
			return List.of();
		}
		List<String> texts = new ArrayList<>();
		if (values.isArray()) {
			for (JsonNode value : values) {
				String text = text(name, value, rules);
				if (text == null) {
					return List.of();
				}
				texts.add(text);
			}
		}
		else {
			refuse(name, INVALID);
		}
		return texts;
	}

	/** Whether any of the fields was given, with whatever value. */
	public boolean hasAny(String... names) {
		return List.of(names).stream().anyMatch(this.object::has);
	}

	/** Whether the field was given as null. */
	public boolean isNull(String name) {
		JsonNode value = this.object.get(name);
		return value != null && value.isNull();
	}

	/** Everything that was sent, as text; equal texts mean equal requests. */
	public String asText() {
		return this.object.toString();
	}

	/** Adds a message of the caller's own. */
	public void refuse(String name, String message) {
		this.messages.computeIfAbsent(name, (key) -> new ArrayList<>()).add(message);
	}

	/** Ends the request when anything read so far was wrong. */
	public void check() {
		if (!this.messages.isEmpty()) {
			throw Refusal.invalid(this.messages);
		}
	}

	private @Nullable String read(String name, Rule... rules) {
		return read(name, (text) -> text, rules);
	}

	private @Nullable String read(String name, UnaryOperator<String> preparation, Rule... rules) {
		JsonNode value = this.object.get(name);
		if (value == null || value.isNull() || (value.isString() && Text.isBlank(value.stringValue()))) {
			refuse(name, BLANK);
			return null;
		}
		String text = text(name, value);
		return (text != null) ? checked(name, preparation.apply(text), rules) : null;
	}

	private @Nullable String text(String name, JsonNode value, Rule... rules) {
		if (!value.isString() || !Text.isWellFormed(value.stringValue())) {
			refuse(name, INVALID);
			return null;
		}
		return checked(name, value.stringValue(), rules);
	}

	private @Nullable String checked(String name, String text, Rule... rules) {
		for (Rule rule : rules) {
			if (!rule.holds().test(text)) {
				refuse(name, rule.message());
				return null;
			}
		}
		return text;
	}

}

package com.foobar.appservice.article;

import java.util.List;
import java.util.Optional;

import com.foobar.appservice.request.Fields;
import com.foobar.appservice.request.Rule;
import com.foobar.appservice.request.Text;

/** Tags as authors write them: trimmed, none blank, each once at its first place. */
final class TagList {

	private static final Rule NAME = Rule.atMost(100);

	private static final int MAX_TAGS = 50;

	private TagList() {
	}

	/** Tags that may be left out, but are not null. */
	static Optional<List<String>> optionalFrom(Fields fields, String name) {
		if (fields.isNull(name)) {
			fields.refuse(name, Fields.BLANK);
			return Optional.empty();
		}
		return fields.hasAny(name) ? Optional.of(from(fields, name)) : Optional.empty();
	}

	static List<String> from(Fields fields, String name) {
		List<String> tags = fields.texts(name)
			.stream()
			.map(Text::trim)
			.filter((tag) -> !Text.isBlank(tag))
			.distinct()
			.toList();
		if (!tags.stream().allMatch(NAME.holds())) {
			fields.refuse(name, NAME.message());
		}
		else if (tags.size() > MAX_TAGS) {
			fields.refuse(name, Rule.atMost(MAX_TAGS).message());
		}
		return tags;
	}

}

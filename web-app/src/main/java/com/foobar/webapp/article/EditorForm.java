package com.foobar.webapp.article;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The editor.
 *
 * @param title title as typed
 * @param description description as typed
 * @param body Markdown as typed
 * @param tagList tags already made into pills, each one whole
 * @param tags what stands in the tag field: tags apart by commas or white space
 */
record EditorForm(@Nullable String title, @Nullable String description, @Nullable String body,
		@Nullable List<String> tagList, @Nullable String tags) {

	static final EditorForm EMPTY = new EditorForm(null, null, null, null, null);

	private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+", Pattern.UNICODE_CHARACTER_CLASS);

	static EditorForm of(Article article) {
		return new EditorForm(article.title(), article.description(), article.body(),
				article.tagList().stream().map(Tag::name).toList(), null);
	}

	/** All tags, pills first, each once. */
	public List<String> allTags() {
		Stream<String> pills = (this.tagList != null) ? this.tagList.stream() : Stream.empty();
		Stream<String> typed = (this.tags != null) ? SEPARATORS.splitAsStream(this.tags) : Stream.empty();
		return Stream.concat(pills, typed).filter(tag -> !tag.isBlank()).map(String::strip).distinct().toList();
	}

	Draft draft() {
		return new Draft(this.title, this.description, this.body, allTags());
	}

}

package com.foobar.webapp.article;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An article as handed to the API.
 *
 * @param title title
 * @param description one or two sentences that invite to read on
 * @param body text in Markdown
 * @param tagList tags in the author's order
 */
record Draft(@Nullable String title, @Nullable String description, @Nullable String body, List<String> tagList) {
}

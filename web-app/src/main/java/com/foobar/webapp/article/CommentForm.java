package com.foobar.webapp.article;

import org.jspecify.annotations.Nullable;

/**
 * The comment form.
 *
 * @param body plain text as typed
 */
record CommentForm(@Nullable String body) {

	static final CommentForm EMPTY = new CommentForm(null);

}

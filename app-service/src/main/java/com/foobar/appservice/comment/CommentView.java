package com.foobar.appservice.comment;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A comment as somebody sees it.
 *
 * @param id its number
 * @param createdAt when it was made
 * @param updatedAt the same moment
 * @param body its text
 * @param username its author's name
 * @param bio text about the author
 * @param image the author's picture
 * @param followsOfViewer 1 when the viewer follows the author
 */
record CommentView(long id, Instant createdAt, Instant updatedAt, String body, String username, @Nullable String bio,
		@Nullable String image, long followsOfViewer) {
}

package com.foobar.appservice.comment;

/**
 * One comment, as the API shows it.
 *
 * @param comment the comment
 */
record CommentAnswer(Entry comment) {
}

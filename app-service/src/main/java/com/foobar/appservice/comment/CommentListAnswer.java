package com.foobar.appservice.comment;

import java.util.List;

/**
 * All comments on an article, newest first.
 *
 * @param comments the comments
 */
record CommentListAnswer(List<Entry> comments) {

	static CommentListAnswer of(List<CommentView> views) {
		return new CommentListAnswer(views.stream().map(Entry::of).toList());
	}

}

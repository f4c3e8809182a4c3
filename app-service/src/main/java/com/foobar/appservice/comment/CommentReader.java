package com.foobar.appservice.comment;

import java.util.List;

import com.foobar.appservice.error.Refusal;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads of comments. Repeated once when the server goes away in the middle. */
@Service
@Retryable(includes = DataAccessResourceFailureException.class, maxRetries = 1, delay = 0)
class CommentReader {

	private final Comments comments;

	CommentReader(Comments comments) {
		this.comments = comments;
	}

	@Transactional(readOnly = true)
	public List<CommentView> comments(String slug, long viewer) {
		long article = this.comments.findArticle(slug).orElseThrow(() -> Refusal.notFound("article"));
		return this.comments.newest(article, viewer);
	}

}

package com.foobar.webapp.article;

import java.util.List;

import com.foobar.webapp.api.Caller;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Comments on an article at the API. */
interface Comments {

	@GetExchange("/api/articles/{slug}/comments")
	All of(Caller caller, @PathVariable String slug);

	@PostExchange("/api/articles/{slug}/comments")
	Envelope<Comment> add(Caller caller, @PathVariable String slug, @RequestBody Envelope<CommentForm> comment);

	@DeleteExchange("/api/articles/{slug}/comments/{id}")
	void delete(Caller caller, @PathVariable String slug, @PathVariable String id);

	/**
	 * All comments on an article.
	 *
	 * @param comments comments, newest first
	 */
	record All(List<Comment> comments) {
	}

	/**
	 * The wrapper that the API wants and gives.
	 *
	 * @param <T> what is wrapped
	 * @param comment comment, or what is known of it
	 */
	record Envelope<T>(T comment) {
	}

}

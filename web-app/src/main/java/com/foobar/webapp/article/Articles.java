package com.foobar.webapp.article;

import com.foobar.webapp.api.Caller;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Single articles at the API. */
interface Articles {

	@GetExchange("/api/articles/{slug}")
	Envelope<Article> get(Caller caller, @PathVariable String slug);

	@PostExchange("/api/articles")
	Envelope<Article> create(Caller caller, @RequestBody Envelope<Draft> draft);

	@PutExchange("/api/articles/{slug}")
	Envelope<Article> update(Caller caller, @PathVariable String slug, @RequestBody Envelope<Draft> draft);

	@DeleteExchange("/api/articles/{slug}")
	void delete(Caller caller, @PathVariable String slug);

	@PostExchange("/api/articles/{slug}/favorite")
	Envelope<Article> favorite(Caller caller, @PathVariable String slug);

	@DeleteExchange("/api/articles/{slug}/favorite")
	Envelope<Article> unfavorite(Caller caller, @PathVariable String slug);

	/**
	 * The wrapper that the API wants and gives.
	 *
	 * @param <T> what is wrapped
	 * @param article article, or what is known of it
	 */
	record Envelope<T>(T article) {
	}

}

package com.foobar.webapp.feed;

import java.util.List;

import com.foobar.webapp.api.Caller;
import com.foobar.webapp.article.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** Lists of articles and tags at the API. */
interface Feed {

	@GetExchange("/api/articles")
	Slice newest(Caller caller, @RequestParam(required = false) @Nullable String tag, @RequestParam int limit,
			@RequestParam int offset);

	@GetExchange("/api/articles/feed")
	Slice following(Caller caller, @RequestParam int limit, @RequestParam int offset);

	@GetExchange("/api/tags")
	Tags tags(Caller caller);

	/**
	 * All tags in use.
	 *
	 * @param tags tags, the most used first
	 */
	record Tags(List<Tag> tags) {
	}

}

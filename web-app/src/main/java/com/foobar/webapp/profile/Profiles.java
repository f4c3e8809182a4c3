package com.foobar.webapp.profile;

import com.foobar.webapp.api.Caller;
import com.foobar.webapp.feed.Slice;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** People and their articles at the API. */
interface Profiles {

	@GetExchange("/api/profiles/{username}")
	Envelope get(Caller caller, @PathVariable String username);

	@PostExchange("/api/profiles/{username}/follow")
	Envelope follow(Caller caller, @PathVariable String username);

	@DeleteExchange("/api/profiles/{username}/follow")
	Envelope unfollow(Caller caller, @PathVariable String username);

	@GetExchange("/api/articles")
	Slice written(Caller caller, @RequestParam String author, @RequestParam int limit, @RequestParam int offset);

	@GetExchange("/api/articles")
	Slice favorited(Caller caller, @RequestParam String favorited, @RequestParam int limit, @RequestParam int offset);

	/**
	 * The wrapper that the API gives.
	 *
	 * @param profile person
	 */
	record Envelope(Profile profile) {
	}

}

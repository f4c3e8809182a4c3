package com.foobar.appservice.article;

import com.foobar.appservice.token.Caller;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Liking articles. */
@RestController
@RequestMapping("/api/articles/{slug}/favorite")
class FavoriteController {

	private final FavoriteWriter writer;

	FavoriteController(FavoriteWriter writer) {
		this.writer = writer;
	}

	@PostMapping
	ArticleAnswer favorite(@AuthenticationPrincipal Caller caller, @PathVariable String slug) {
		return this.writer.favorite(slug, caller.accountId());
	}

	@DeleteMapping
	ArticleAnswer unfavorite(@AuthenticationPrincipal Caller caller, @PathVariable String slug) {
		return this.writer.unfavorite(slug, caller.accountId());
	}

}

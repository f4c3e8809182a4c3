package com.foobar.webapp.article;

import com.foobar.webapp.api.Caller;
import com.foobar.webapp.page.SeeOther;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * The favorite button: as a form it leads back to the page it stands on; to a script it
 * answers what the button shows now.
 */
@Controller
class FavoriteController {

	private final Articles articles;

	FavoriteController(Articles articles) {
		this.articles = articles;
	}

	@PostMapping("/article/{slug}/favorite")
	ModelAndView favorite(@PathVariable String slug, @RequestParam boolean on,
			@RequestParam(name = "return", required = false) @Nullable String from, Caller caller) {
		change(slug, on, caller);
		return SeeOther.back(from);
	}

	@PostMapping(path = "/article/{slug}/favorite", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	Favorite favorite(@PathVariable String slug, @RequestParam boolean on, Caller caller) {
		Article article = change(slug, on, caller);
		return new Favorite(article.favorited(), article.favoritesCount());
	}

	private Article change(String slug, boolean on, Caller caller) {
		return (on ? this.articles.favorite(caller, slug) : this.articles.unfavorite(caller, slug)).article();
	}

	/**
	 * What the button shows.
	 *
	 * @param on whether the article is among the visitor's favorites
	 * @param count how many people's favorite it is
	 */
	record Favorite(boolean on, int count) {
	}

}

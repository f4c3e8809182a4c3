package com.foobar.webapp.article;

import com.foobar.webapp.api.Caller;
import com.foobar.webapp.page.SeeOther;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows an article and deletes it. */
@Controller
class ArticleController {

	private final ArticlePage page;

	private final Articles articles;

	ArticleController(ArticlePage page, Articles articles) {
		this.page = page;
		this.articles = articles;
	}

	@GetMapping("/article/{slug}")
	ModelAndView show(@PathVariable String slug, Caller caller) {
		return this.page.show(caller, slug, CommentForm.EMPTY, HttpStatus.OK);
	}

	@PostMapping("/article/{slug}/delete")
	ModelAndView delete(@PathVariable String slug, Caller caller) {
		this.articles.delete(caller, slug);
		return SeeOther.at("/");
	}

}

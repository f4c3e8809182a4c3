package com.foobar.webapp.article;

import java.util.Optional;
import java.util.function.Supplier;

import com.foobar.webapp.account.CurrentUser;
import com.foobar.webapp.account.User;
import com.foobar.webapp.api.Caller;
import com.foobar.webapp.api.Calls;
import com.foobar.webapp.api.ParallelCalls;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Shows an article. */
@Controller
class ArticleController {

	private final Calls calls;

	private final Articles articles;

	private final CurrentUser currentUser;

	private final Markdown markdown;

	ArticleController(Calls calls, Articles articles, CurrentUser currentUser, Markdown markdown) {
		this.calls = calls;
		this.articles = articles;
		this.currentUser = currentUser;
		this.markdown = markdown;
	}

	@GetMapping("/article/{slug}")
	ModelAndView show(@PathVariable String slug, Caller caller) {
		try (ParallelCalls open = this.calls.open()) {
			Supplier<Articles.Envelope<Article>> envelope = open.start(() -> this.articles.get(caller, slug));
			Supplier<Optional<User>> user = open.start(() -> this.currentUser.of(caller));
			Article article = envelope.get().article();
			return new ModelAndView("article").addObject("article", article)
				.addObject("content", this.markdown.toHtml(article.body()))
				.addObject("user", user.get().orElse(null));
		}
	}

}

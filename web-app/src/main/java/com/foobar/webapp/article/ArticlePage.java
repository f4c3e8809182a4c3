package com.foobar.webapp.article;

import java.util.Optional;
import java.util.function.Supplier;

import com.foobar.webapp.account.CurrentUser;
import com.foobar.webapp.account.User;
import com.foobar.webapp.api.Caller;
import com.foobar.webapp.api.Calls;
import com.foobar.webapp.api.ParallelCalls;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of an article: its text, its comments, and a form for one more. */
@Component
class ArticlePage {

	private final Calls calls;

	private final Articles articles;

	private final Comments comments;

	private final CurrentUser currentUser;

	private final Markdown markdown;

	ArticlePage(Calls calls, Articles articles, Comments comments, CurrentUser currentUser, Markdown markdown) {
		this.calls = calls;
		this.articles = articles;
		this.comments = comments;
		this.currentUser = currentUser;
		this.markdown = markdown;
	}

	ModelAndView show(Caller caller, String slug, CommentForm form, HttpStatus status) {
		try (ParallelCalls open = this.calls.open()) {
			Supplier<Articles.Envelope<Article>> envelope = open.start(() -> this.articles.get(caller, slug));
			Supplier<Comments.All> discussion = open.start(() -> this.comments.of(caller, slug));
			Supplier<Optional<User>> user = open.start(() -> this.currentUser.of(caller));
			Article article = envelope.get().article();
			ModelAndView page = new ModelAndView("article");
			page.setStatus(status);
			return page.addObject("article", article)
				.addObject("content", this.markdown.toHtml(article.body()))
				.addObject("comments", discussion.get().comments())
				.addObject("form", form)
				.addObject("user", user.get().orElse(null));
		}
	}

}

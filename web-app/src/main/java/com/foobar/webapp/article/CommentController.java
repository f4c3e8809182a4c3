package com.foobar.webapp.article;

import com.foobar.webapp.api.Caller;
import com.foobar.webapp.api.Outcome;
import com.foobar.webapp.article.Comments.Envelope;
import com.foobar.webapp.page.SeeOther;
import com.foobar.webapp.session.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Adds and deletes comments. */
@Controller
class CommentController {

	private final ArticlePage page;

	private final Comments comments;

	private final SessionCookie cookie;

	CommentController(ArticlePage page, Comments comments, SessionCookie cookie) {
		this.page = page;
		this.comments = comments;
		this.cookie = cookie;
	}

	/**
	 * At the article's own address, so that a refused comment is shown again there. Open
	 * to anonymous visitors too: whose login ended while writing must not lose the text.
	 */
	@PostMapping("/article/{slug}")
	ModelAndView add(@PathVariable String slug, CommentForm form, Caller caller, HttpServletRequest request,
			HttpServletResponse response) {
		return switch (Outcome.of(() -> this.comments.add(caller, slug, new Envelope<>(form)))) {
			case Outcome.Done<Envelope<Comment>> done -> SeeOther.at(new Slug(slug).href());
			case Outcome.Refused<Envelope<Comment>> refused ->
				this.page.show(caller, slug, form, HttpStatus.UNPROCESSABLE_CONTENT)
					.addObject("errors", refused.errors());
			case Outcome.SessionEnded<Envelope<Comment>> ended -> {
				this.cookie.end(request, response);
				yield this.page.show(caller.anonymous(), slug, form, HttpStatus.UNAUTHORIZED)
					.addObject("sessionEnded", true);
			}
		};
	}

	@PostMapping("/article/{slug}/comments/{id}/delete")
	ModelAndView delete(@PathVariable String slug, @PathVariable String id, Caller caller) {
		this.comments.delete(caller, slug, id);
		return SeeOther.at(new Slug(slug).href());
	}

}

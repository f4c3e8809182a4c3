package com.foobar.webapp.article;

import com.foobar.webapp.account.CurrentUser;
import com.foobar.webapp.api.ApiErrors;
import com.foobar.webapp.api.Caller;
import com.foobar.webapp.api.Outcome;
import com.foobar.webapp.article.Articles.Envelope;
import com.foobar.webapp.page.SeeOther;
import com.foobar.webapp.session.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Writes a new article. */
@Controller
class EditorController {

	private final Articles articles;

	private final CurrentUser currentUser;

	private final SessionCookie cookie;

	EditorController(Articles articles, CurrentUser currentUser, SessionCookie cookie) {
		this.articles = articles;
		this.currentUser = currentUser;
		this.cookie = cookie;
	}

	@GetMapping("/editor")
	ModelAndView form(Caller caller) {
		return editor(EditorForm.EMPTY).addObject("user", this.currentUser.of(caller).orElse(null));
	}

	/**
	 * Open to anonymous visitors too: whose login ended while writing must not lose the
	 * text.
	 */
	@PostMapping("/editor")
	ModelAndView publish(EditorForm form, Caller caller, HttpServletRequest request, HttpServletResponse response) {
		return switch (Outcome.of(() -> this.articles.create(caller, new Envelope<>(form.draft())))) {
			case Outcome.Done<Envelope<Article>> done -> SeeOther.at(done.value().article().slug().href());
			case Outcome.Refused<Envelope<Article>> refused -> rejected(form, refused.errors(), caller);
			case Outcome.SessionEnded<Envelope<Article>> ended -> {
				this.cookie.end(request, response);
				yield editor(form, HttpStatus.UNAUTHORIZED).addObject("sessionEnded", true);
			}
		};
	}

	private ModelAndView rejected(EditorForm form, ApiErrors errors, Caller caller) {
		return editor(form, HttpStatus.UNPROCESSABLE_CONTENT).addObject("errors", errors)
			.addObject("user", this.currentUser.of(caller).orElse(null));
	}

	private static ModelAndView editor(EditorForm form) {
		return editor(form, HttpStatus.OK);
	}

	private static ModelAndView editor(EditorForm form, HttpStatus status) {
		ModelAndView editor = new ModelAndView("editor", "form", form);
		editor.setStatus(status);
		return editor;
	}

}

package com.foobar.webapp.article;

import java.util.Optional;
import java.util.function.Supplier;

import com.foobar.webapp.account.CurrentUser;
import com.foobar.webapp.account.User;
import com.foobar.webapp.api.Caller;
import com.foobar.webapp.api.Calls;
import com.foobar.webapp.api.Outcome;
import com.foobar.webapp.api.ParallelCalls;
import com.foobar.webapp.article.Articles.Envelope;
import com.foobar.webapp.page.SeeOther;
import com.foobar.webapp.session.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Writes a new article, or changes one. Forms are taken from anonymous visitors too:
 * whose login ended while writing must not lose the text.
 */
@Controller
class EditorController {

	private static final String NEW = "/editor";

	private final Calls calls;

	private final Articles articles;

	private final CurrentUser currentUser;

	private final SessionCookie cookie;

	EditorController(Calls calls, Articles articles, CurrentUser currentUser, SessionCookie cookie) {
		this.calls = calls;
		this.articles = articles;
		this.currentUser = currentUser;
		this.cookie = cookie;
	}

	@GetMapping(NEW)
	ModelAndView write(Caller caller) {
		return editor(NEW, EditorForm.EMPTY, HttpStatus.OK).addObject("user", this.currentUser.of(caller).orElse(null));
	}

	/** Whoever is not the author is sent to the article. */
	@GetMapping(NEW + "/{slug}")
	ModelAndView revise(@PathVariable String slug, Caller caller) {
		try (ParallelCalls open = this.calls.open()) {
			Supplier<Envelope<Article>> envelope = open.start(() -> this.articles.get(caller, slug));
			Supplier<Optional<User>> user = open.start(() -> this.currentUser.of(caller));
			Article article = envelope.get().article();
			return user.get()
				.filter(member -> member.username().equals(article.author().username()))
				.map(author -> editor(article.slug().editorHref(), EditorForm.of(article), HttpStatus.OK)
					.addObject("user", author))
				.orElseGet(() -> SeeOther.at(article.slug().href()));
		}
	}

	@PostMapping(NEW)
	ModelAndView publish(EditorForm form, Caller caller, HttpServletRequest request, HttpServletResponse response) {
		Outcome<Envelope<Article>> outcome = Outcome
			.of(() -> this.articles.create(caller, new Envelope<>(form.draft())));
		return conclude(outcome, NEW, form, caller, request, response);
	}

	@PostMapping(NEW + "/{slug}")
	ModelAndView replace(@PathVariable String slug, EditorForm form, Caller caller, HttpServletRequest request,
			HttpServletResponse response) {
		Outcome<Envelope<Article>> outcome = Outcome
			.of(() -> this.articles.update(caller, slug, new Envelope<>(form.draft())));
		return conclude(outcome, new Slug(slug).editorHref(), form, caller, request, response);
	}

	private ModelAndView conclude(Outcome<Envelope<Article>> outcome, String address, EditorForm form, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		return switch (outcome) {
			case Outcome.Done<Envelope<Article>> done -> SeeOther.at(done.value().article().slug().href());
			case Outcome.Refused<Envelope<Article>> refused ->
				editor(address, form, HttpStatus.UNPROCESSABLE_CONTENT).addObject("errors", refused.errors())
					.addObject("user", this.currentUser.of(caller).orElse(null));
			case Outcome.SessionEnded<Envelope<Article>> ended -> {
				this.cookie.end(request, response);
				yield editor(address, form, HttpStatus.UNAUTHORIZED).addObject("sessionEnded", true);
			}
		};
	}

	private static ModelAndView editor(String address, EditorForm form, HttpStatus status) {
		ModelAndView editor = new ModelAndView("editor", "form", form);
		editor.setStatus(status);
		return editor.addObject("title", NEW.equals(address) ? "New article" : "Edit article");
	}

}

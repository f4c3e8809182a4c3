package com.foobar.webapp.account;

import com.foobar.webapp.account.Accounts.Envelope;
import com.foobar.webapp.api.Outcome;
import com.foobar.webapp.page.SeeOther;
import com.foobar.webapp.session.SessionCookie;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What follows a form that asks for a login: the cookie and the home page, or the form
 * again.
 */
@Component
class SignIn {

	private final SessionCookie cookie;

	SignIn(SessionCookie cookie) {
		this.cookie = cookie;
	}

	ModelAndView conclude(Outcome<Envelope<User>> outcome, ModelAndView form, HttpServletResponse response) {
		return switch (outcome) {
			case Outcome.Done<Envelope<User>> done -> {
				this.cookie.start(done.value().user().token(), response);
				yield SeeOther.at("/");
			}
			case Outcome.Refused<Envelope<User>> refused -> {
				form.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
				yield form.addObject("errors", refused.errors());
			}
			case Outcome.SessionEnded<Envelope<User>> ended ->
				throw new IllegalStateException("The API asked for a login in order to log in");
		};
	}

}

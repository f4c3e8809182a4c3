package com.foobar.webapp.account;

import com.foobar.webapp.account.Accounts.Envelope;
import com.foobar.webapp.api.Caller;
import com.foobar.webapp.api.Outcome;
import com.foobar.webapp.page.SeeOther;
import com.foobar.webapp.session.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows people their own account and changes it. */
@Controller
class SettingsController {

	private final Accounts accounts;

	private final SessionCookie cookie;

	SettingsController(Accounts accounts, SessionCookie cookie) {
		this.accounts = accounts;
		this.cookie = cookie;
	}

	@GetMapping("/settings")
	ModelAndView form(Caller caller) {
		User user = this.accounts.current(caller).user();
		return settings(SettingsForm.of(user), HttpStatus.OK).addObject("user", user);
	}

	/**
	 * Open to anonymous visitors too: whose login ended while typing must not lose the
	 * text.
	 */
	@PostMapping("/settings")
	ModelAndView save(SettingsForm form, Caller caller, HttpServletRequest request, HttpServletResponse response) {
		return switch (Outcome.of(() -> this.accounts.update(caller, new Envelope<>(form)))) {
			case Outcome.Done<Envelope<User>> done -> {
				this.cookie.start(done.value().user().token(), response);
				yield SeeOther.at(done.value().user().username().href());
			}
			case Outcome.Refused<Envelope<User>> refused ->
				settings(form, HttpStatus.UNPROCESSABLE_CONTENT).addObject("errors", refused.errors())
					.addObject("user", this.accounts.current(caller).user());
			case Outcome.SessionEnded<Envelope<User>> ended -> {
				this.cookie.end(request, response);
				yield settings(form, HttpStatus.UNAUTHORIZED).addObject("sessionEnded", true);
			}
		};
	}

	private static ModelAndView settings(SettingsForm form, HttpStatus status) {
		ModelAndView settings = new ModelAndView("settings", "form", form);
		settings.setStatus(status);
		return settings;
	}

}

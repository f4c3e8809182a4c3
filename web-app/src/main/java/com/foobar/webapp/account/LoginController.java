package com.foobar.webapp.account;

import com.foobar.webapp.account.Accounts.Envelope;
import com.foobar.webapp.api.Caller;
import com.foobar.webapp.api.Outcome;
import com.foobar.webapp.page.SeeOther;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Signs people in. */
@Controller
class LoginController {

	private final Accounts accounts;

	private final SignIn signIn;

	LoginController(Accounts accounts, SignIn signIn) {
		this.accounts = accounts;
		this.signIn = signIn;
	}

	@GetMapping("/login")
	ModelAndView form(Caller caller) {
		return caller.signedIn() ? SeeOther.at("/") : new ModelAndView("login", "form", LoginForm.EMPTY);
	}

	@PostMapping("/login")
	ModelAndView submit(LoginForm form, Caller caller, HttpServletResponse response) {
		Outcome<Envelope<User>> outcome = Outcome
			.of(() -> this.accounts.login(caller.anonymous(), new Envelope<>(form)));
		return this.signIn.conclude(outcome, new ModelAndView("login", "form", form), response);
	}

}

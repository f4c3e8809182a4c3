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

/** Signs people up. */
@Controller
class RegisterController {

	private final Accounts accounts;

	private final SignIn signIn;

	RegisterController(Accounts accounts, SignIn signIn) {
		this.accounts = accounts;
		this.signIn = signIn;
	}

	@GetMapping("/register")
	ModelAndView form(Caller caller) {
		return caller.signedIn() ? SeeOther.at("/") : new ModelAndView("register", "form", RegisterForm.EMPTY);
	}

	@PostMapping("/register")
	ModelAndView submit(RegisterForm form, Caller caller, HttpServletResponse response) {
		Outcome<Envelope<User>> outcome = Outcome
			.of(() -> this.accounts.register(caller.anonymous(), new Envelope<>(form)));
		return this.signIn.conclude(outcome, new ModelAndView("register", "form", form), response);
	}

}

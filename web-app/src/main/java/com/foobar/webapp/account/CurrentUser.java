package com.foobar.webapp.account;

import java.util.Optional;

import com.foobar.webapp.api.Caller;

import org.springframework.stereotype.Component;

/** Tells whose login a visitor carries. */
@Component
public class CurrentUser {

	private final Accounts accounts;

	CurrentUser(Accounts accounts) {
		this.accounts = accounts;
	}

	/**
	 * The visitor's account, or nothing for an anonymous visitor, about whom nobody is
	 * asked.
	 */
	public Optional<User> of(Caller caller) {
		return caller.signedIn() ? Optional.of(this.accounts.current(caller).user()) : Optional.empty();
	}

}

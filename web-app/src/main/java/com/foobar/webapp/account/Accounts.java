package com.foobar.webapp.account;

import com.foobar.webapp.api.Caller;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Accounts at the API. */
interface Accounts {

	@PostExchange("/api/users")
	Envelope<User> register(Caller caller, @RequestBody Envelope<RegisterForm> registration);

	@PostExchange("/api/users/login")
	Envelope<User> login(Caller caller, @RequestBody Envelope<LoginForm> credentials);

	@GetExchange("/api/user")
	Envelope<User> current(Caller caller);

	@PutExchange("/api/user")
	Envelope<User> update(Caller caller, @RequestBody Envelope<SettingsForm> change);

	/**
	 * The wrapper that the API wants and gives.
	 *
	 * @param <T> what is wrapped
	 * @param user account, or what is known of it
	 */
	record Envelope<T>(T user) {
	}

}

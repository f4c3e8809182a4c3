package com.foobar.webapp.account;

import org.jspecify.annotations.Nullable;

/**
 * The sign-up form.
 *
 * @param username name as typed
 * @param email e-mail address as typed
 * @param password password as typed; never shown again
 */
record RegisterForm(@Nullable String username, @Nullable String email, @Nullable String password) {

	static final RegisterForm EMPTY = new RegisterForm(null, null, null);

}

package com.foobar.webapp.account;

import org.jspecify.annotations.Nullable;

/**
 * The sign-in form.
 *
 * @param email e-mail address as typed
 * @param password password as typed; never shown again
 */
record LoginForm(@Nullable String email, @Nullable String password) {

	static final LoginForm EMPTY = new LoginForm(null, null);

}

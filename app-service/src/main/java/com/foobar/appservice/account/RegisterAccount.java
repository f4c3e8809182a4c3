package com.foobar.appservice.account;

import com.foobar.appservice.request.Fields;

/**
 * The wish to register.
 *
 * @param username name shown to others
 * @param email address to log in with
 * @param password password in clear
 */
record RegisterAccount(String username, String email, String password) {

	static RegisterAccount from(Fields fields) {
		RegisterAccount command = new RegisterAccount(fields.requiredTrimmed("username", Rules.USERNAME),
				fields.required("email", Rules.EMAIL), fields.required("password", Rules.PASSWORD));
		fields.check();
		return command;
	}

	/** Without the password. */
	@Override
	public String toString() {
		return "RegisterAccount[username=" + this.username + "]";
	}

}

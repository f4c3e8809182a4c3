package com.foobar.appservice.account;

import com.foobar.appservice.request.Fields;

/**
 * What somebody logs in with. Anything that was ever accepted is accepted here.
 *
 * @param email address
 * @param password password in clear
 */
record Credentials(String email, String password) {

	static Credentials from(Fields fields) {
		Credentials credentials = new Credentials(fields.required("email"), fields.required("password"));
		fields.check();
		return credentials;
	}

	/** Without the password. */
	@Override
	public String toString() {
		return "Credentials[email=" + this.email + "]";
	}

}

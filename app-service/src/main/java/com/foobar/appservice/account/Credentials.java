package com.foobar.appservice.account;

import com.foobar.appservice.request.Fields;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What somebody logs in with. Anything that was ever accepted is accepted here.
 *
 * @param email address
 * @param password password in clear
 */
record Credentials(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1) String email,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1) String password) {

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

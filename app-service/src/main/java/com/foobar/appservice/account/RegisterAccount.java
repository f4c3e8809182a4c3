package com.foobar.appservice.account;

import com.foobar.appservice.request.Fields;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The wish to register.
 *
 * @param username name shown to others
 * @param email address to log in with
 * @param password password in clear
 */
record RegisterAccount(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 64) String username,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 255) String email,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 8, maxLength = 128) String password) {

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

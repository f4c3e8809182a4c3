package com.foobar.appservice.account;

import java.util.Optional;

import com.foobar.appservice.request.Change;
import com.foobar.appservice.request.Fields;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What somebody changes about their account.
 *
 * @param username new name
 * @param email new address
 * @param password new password in clear
 * @param bio text about the person
 * @param image picture, any text
 */
record AccountUpdate(@Schema(implementation = String.class, maxLength = 64) Optional<String> username,
		@Schema(implementation = String.class, maxLength = 255) Optional<String> email,
		@Schema(implementation = String.class, minLength = 8, maxLength = 128) Optional<String> password,
		@Schema(types = {
				"string", "null" }, maxLength = 10_000) Change bio,
		@Schema(implementation = String.class, types = { "string", "null" }, maxLength = 2_048) Change image){

	static AccountUpdate from(Fields fields) {
		if (!fields.hasAny("username", "email", "password", "bio", "image")) {
			fields.refuse("user", "can't be blank");
		}
		AccountUpdate update = new AccountUpdate(fields.optionalTrimmed("username", Rules.USERNAME),
				fields.optional("email", Rules.EMAIL), fields.optional("password", Rules.PASSWORD),
				fields.clearable("bio", Rules.BIO), fields.clearable("image", Rules.IMAGE));
		fields.check();
		return update;
	}

	/** Without the password. */
	@Override
	public String toString() {
		return "AccountUpdate[username=" + this.username + "]";
	}

}

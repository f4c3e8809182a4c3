package com.foobar.appservice.account;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One's own account, as the API shows it.
 *
 * @param user the account
 */
record UserAnswer(User user) {

	static UserAnswer of(Account account, String token) {
		return new UserAnswer(new User(account.email(), token, account.username(), account.bio(), account.image()));
	}

	/**
	 * The account.
	 *
	 * @param email address
	 * @param token token that is good from now on
	 * @param username name
	 * @param bio text about the person
	 * @param image picture
	 */
	record User(String email, String token, String username, @Schema(types = {
			"string", "null" }) @Nullable String bio, @Schema(types = { "string", "null" }) @Nullable String image){

	}

}

package com.foobar.webapp.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The settings, as typed and as handed to the API, which leaves alone what is left out.
 *
 * @param image address of a picture; empty for none
 * @param username name
 * @param bio what the person says about themselves; empty for nothing
 * @param email e-mail address
 * @param password new password, or null for the old one; never shown again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SettingsForm(@Nullable String image, @Nullable String username, @Nullable String bio, @Nullable String email,
		@Nullable String password) {

	SettingsForm {
		password = (password != null && password.isBlank()) ? null : password;
	}

	static SettingsForm of(User user) {
		return new SettingsForm(user.image(), user.username().value(), user.bio(), user.email(), null);
	}

}

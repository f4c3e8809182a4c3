package com.foobar.appservice.profile;

import org.jspecify.annotations.Nullable;

/**
 * A person whose page is asked for.
 *
 * @param id the account's id in the database
 * @param username name
 * @param bio text about the person
 * @param image picture
 */
record Person(long id, String username, @Nullable String bio, @Nullable String image) {

	Profile seen(boolean following) {
		return new Profile(this.username, this.bio, this.image, following);
	}

}

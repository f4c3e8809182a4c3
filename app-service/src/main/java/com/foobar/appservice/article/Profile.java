package com.foobar.appservice.article;

import org.jspecify.annotations.Nullable;

/**
 * An author, as the API shows people to others.
 *
 * @param username name
 * @param bio text about the person
 * @param image picture
 * @param following whether the viewer follows this person
 */
record Profile(String username, @Nullable String bio, @Nullable String image, boolean following) {

	/** Nobody follows anybody yet. */
	static Profile of(ArticleView view) {
		return new Profile(view.username(), view.bio(), view.image(), false);
	}

}

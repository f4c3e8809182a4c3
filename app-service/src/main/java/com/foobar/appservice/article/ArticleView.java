package com.foobar.appservice.article;

import java.time.Instant;

import com.foobar.appservice.profile.Profile;
import org.jspecify.annotations.Nullable;

/**
 * An article as somebody sees it, tags apart.
 *
 * @param id its id in the database
 * @param slug its name in URLs
 * @param title title
 * @param description what it is about
 * @param body its text, empty in lists
 * @param createdAt when it was published
 * @param updatedAt when it was changed last
 * @param favoritesCount how many like it
 * @param favoritesOfViewer 1 when the viewer is among them
 * @param followsOfViewer 1 when the viewer follows the author
 * @param username its author's name
 * @param bio text about the author
 * @param image the author's picture
 */
record ArticleView(long id, String slug, String title, String description, String body, Instant createdAt,
		Instant updatedAt, long favoritesCount, long favoritesOfViewer, long followsOfViewer, String username,
		@Nullable String bio, @Nullable String image) {

	Profile author() {
		return new Profile(this.username, this.bio, this.image, this.followsOfViewer > 0);
	}

}

package com.foobar.appservice.comment;

import java.time.Instant;

import com.foobar.appservice.profile.Profile;
import com.foobar.appservice.time.Timestamp;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A comment, as the API shows comments.
 *
 * @param id its number
 * @param createdAt when it was made
 * @param updatedAt the same moment
 * @param body its text
 * @param author who made it
 */
@Schema(name = "Comment")
record Entry(long id, @Timestamp Instant createdAt, @Timestamp Instant updatedAt, String body, Profile author) {

	static Entry of(CommentView view) {
		return new Entry(view.id(), view.createdAt(), view.updatedAt(), view.body(),
				new Profile(view.username(), view.bio(), view.image(), view.followsOfViewer() > 0));
	}

}

package com.foobar.appservice.profile;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** One person's wish to see another's articles. */
@Entity
class Follow {

	@EmbeddedId
	private Key key;

	/** For Hibernate, which sets the fields afterwards. */
	@SuppressWarnings("NullAway.Init")
	protected Follow() {
	}

	Key key() {
		return this.key;
	}

	/**
	 * Who follows, and who is followed.
	 *
	 * @param followerId the follower's account
	 * @param followedId the followed person's account
	 */
	@Embeddable
	record Key(long followerId, long followedId) {
	}

}

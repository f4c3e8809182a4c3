package com.foobar.appservice.article;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** One person's liking for one article. */
@Entity
class Favorite {

	@EmbeddedId
	private Key key;

	/** For Hibernate, which sets the fields afterwards. */
	@SuppressWarnings("NullAway.Init")
	protected Favorite() {
	}

	Key key() {
		return this.key;
	}

	/**
	 * Which article, and whose liking.
	 *
	 * @param articleId the article
	 * @param accountId the person
	 */
	@Embeddable
	record Key(long articleId, long accountId) {

	}

}

package com.foobar.appservice.article;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import org.hibernate.annotations.Immutable;

/**
 * A row of the collection that {@link Article} writes, so that questions about tags need
 * not touch the articles.
 */
@Entity
@Immutable
class ArticleTag {

	@EmbeddedId
	private Key key;

	private String name;

	/** For Hibernate, which sets the fields afterwards. */
	@SuppressWarnings("NullAway.Init")
	protected ArticleTag() {
	}

	Key key() {
		return this.key;
	}

	String name() {
		return this.name;
	}

	/**
	 * Which article, and the place among its tags.
	 *
	 * @param articleId the article
	 * @param position place, from 0
	 */
	@Embeddable
	record Key(@Column(name = "article_id") long articleId, int position) {

	}

}

package com.foobar.appservice.comment;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Something that somebody said about an article. Never changed, only removed. */
@Entity
class Comment {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(updatable = false)
	private long articleId;

	@Column(updatable = false)
	private long authorId;

	@Column(updatable = false)
	private String body;

	@Column(updatable = false)
	private Instant createdAt;

	@Column(updatable = false)
	private Instant updatedAt;

	/** For Hibernate, which sets the fields afterwards. */
	@SuppressWarnings("NullAway.Init")
	protected Comment() {
	}

	Comment(long articleId, long authorId, String body, Instant now) {
		this.articleId = articleId;
		this.authorId = authorId;
		this.body = body;
		this.createdAt = now;
		this.updatedAt = now;
	}

	long id() {
		if (this.id == null) {
			throw new IllegalStateException("Not stored yet");
		}
		return this.id;
	}

	long authorId() {
		return this.authorId;
	}

	long articleId() {
		return this.articleId;
	}

	String body() {
		return this.body;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	Instant updatedAt() {
		return this.updatedAt;
	}

}

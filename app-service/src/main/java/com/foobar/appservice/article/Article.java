package com.foobar.appservice.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import org.jspecify.annotations.Nullable;

/** Something that somebody published. Read through {@link ArticleViews}. */
@Entity
class Article {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String slug;

	@Column
	private String title;

	@Column
	private String description;

	@Column
	private String body;

	@Column(updatable = false)
	private long authorId;

	@Column(updatable = false)
	private Instant createdAt;

	@Column
	private Instant updatedAt;

	@ElementCollection
	@CollectionTable(name = "article_tag", joinColumns = @JoinColumn(name = "article_id"))
	@OrderColumn(name = "position")
	@Column(name = "name")
	private List<String> tags;

	/** For Hibernate, which sets the fields afterwards. */
	@SuppressWarnings("NullAway.Init")
	protected Article() {
	}

	Article(String slug, PublishArticle command, long authorId, Instant now) {
		this.slug = slug;
		this.title = command.title();
		this.description = command.description();
		this.body = command.body();
		this.tags = List.copyOf(command.tagList());
		this.authorId = authorId;
		this.createdAt = now;
		this.updatedAt = now;
	}

	/**
	 * Takes over what was given. Moves {@code updatedAt}, also when the clock stands
	 * still.
	 */
	void change(UpdateArticle update, String slug, Instant now) {
		this.slug = slug;
		this.title = update.title().orElse(this.title);
		this.description = update.description().orElse(this.description);
		this.body = update.body().orElse(this.body);
		// A new list is deleted and written whole: rows in place would meet twice.
		update.tagList().ifPresent((given) -> this.tags = new ArrayList<>(given));
		this.updatedAt = now.isAfter(this.updatedAt) ? now : this.updatedAt.plusMillis(1);
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

	String title() {
		return this.title;
	}

	String slug() {
		return this.slug;
	}

}

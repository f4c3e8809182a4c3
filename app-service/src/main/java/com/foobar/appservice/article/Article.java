package com.foobar.appservice.article;

import java.time.Instant;
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
		this.tags = List.copyOf(command.tags());
		this.authorId = authorId;
		this.createdAt = now;
		this.updatedAt = now;
	}

	String slug() {
		return this.slug;
	}

}

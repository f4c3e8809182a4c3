package com.foobar.appservice.article;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.foobar.appservice.profile.Profile;
import com.foobar.appservice.time.Timestamp;

/**
 * One article, as the API shows it.
 *
 * @param article the article
 */
record ArticleAnswer(Article article) {

	static ArticleAnswer of(ArticleView view, Map<Long, List<String>> tags) {
		return new ArticleAnswer(new Article(view.slug(), view.title(), view.description(), view.body(),
				tags.getOrDefault(view.id(), List.of()), view.createdAt(), view.updatedAt(),
				view.favoritesOfViewer() > 0, view.favoritesCount(), view.author()));
	}

	/** The article. */
	record Article(String slug, String title, String description, String body, List<String> tagList,
			@Timestamp Instant createdAt, @Timestamp Instant updatedAt, boolean favorited, long favoritesCount,
			Profile author) {

	}

}

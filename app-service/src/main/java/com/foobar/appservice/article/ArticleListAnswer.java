package com.foobar.appservice.article;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.foobar.appservice.profile.Profile;
import com.foobar.appservice.time.Timestamp;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Part of a list of articles, as the API shows it.
 *
 * @param articles the part
 * @param articlesCount how many there are altogether
 */
record ArticleListAnswer(List<Entry> articles, long articlesCount) {

	static ArticleListAnswer of(List<ArticleView> views, Map<Long, List<String>> tags, long count) {
		return new ArticleListAnswer(
				views.stream().map((view) -> entry(view, tags.getOrDefault(view.id(), List.of()))).toList(), count);
	}

	private static Entry entry(ArticleView view, List<String> tags) {
		return new Entry(view.slug(), view.title(), view.description(), tags, view.createdAt(), view.updatedAt(),
				view.favoritesOfViewer() > 0, view.favoritesCount(), view.author());
	}

	/** An article without its text. */
	@Schema(name = "ArticleInList")
	record Entry(String slug, String title, String description, List<String> tagList, @Timestamp Instant createdAt,
			@Timestamp Instant updatedAt, boolean favorited, long favoritesCount, Profile author) {

	}

}

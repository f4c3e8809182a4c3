package com.foobar.appservice.article;

import java.util.List;

import com.foobar.appservice.error.Refusal;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Liking and no longer liking. Repeats do no harm, so a lost lock is tried again. */
@Service
@Retryable(includes = ConcurrencyFailureException.class, maxRetries = 3, delay = 20, jitter = 10)
class FavoriteWriter {

	private final Articles articles;

	private final Favorites favorites;

	private final ArticleViews views;

	FavoriteWriter(Articles articles, Favorites favorites, ArticleViews views) {
		this.articles = articles;
		this.favorites = favorites;
		this.views = views;
	}

	@Transactional
	public ArticleAnswer favorite(String slug, long account) {
		this.favorites.add(find(slug), account);
		return answer(slug, account);
	}

	@Transactional
	public ArticleAnswer unfavorite(String slug, long account) {
		this.favorites.remove(find(slug), account);
		return answer(slug, account);
	}

	private long find(String slug) {
		return this.articles.findIdBySlug(slug).orElseThrow(() -> Refusal.notFound("article"));
	}

	private ArticleAnswer answer(String slug, long account) {
		ArticleView view = this.views.find(slug, account).orElseThrow(() -> Refusal.notFound("article"));
		return ArticleAnswer.of(view, this.views.tags(List.of(view.id())));
	}

}

package com.foobar.appservice.article;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import com.foobar.appservice.error.Refusal;
import com.foobar.appservice.idempotency.IdempotentRequest;
import com.foobar.appservice.idempotency.Once;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes of articles. What lost a lock was undone whole, and is tried again. */
@Service
@Retryable(includes = ConcurrencyFailureException.class, maxRetries = 3, delay = 20, jitter = 10)
class ArticleWriter {

	private final Articles articles;

	private final ArticleViews views;

	private final Slugs slugs;

	private final Once once;

	private final Clock clock;

	ArticleWriter(Articles articles, ArticleViews views, Slugs slugs, Once once, Clock clock) {
		this.articles = articles;
		this.views = views;
		this.slugs = slugs;
		this.once = once;
		this.clock = clock;
	}

	@Transactional
	public ArticleAnswer publish(PublishArticle command, long authorId, Optional<IdempotentRequest> request) {
		return this.once.answer(request, ArticleAnswer.class, () -> publish(command, authorId));
	}

	private ArticleAnswer publish(PublishArticle command, long authorId) {
		// Two slugs are never alike in practice: 36^10 endings. The index would refuse.
		String slug = this.slugs.next(command.title());
		this.articles.saveAndFlush(new Article(slug, command, authorId, now()));
		return answer(slug, authorId);
	}

	@Transactional
	public ArticleAnswer change(String slug, UpdateArticle update, long caller) {
		Article article = findOwn(slug, caller);
		if (update.isEmpty()) {
			return answer(slug, caller);
		}
		String newSlug = update.title()
			.filter((title) -> !title.equals(article.title()))
			.map(this.slugs::next)
			.orElse(slug);
		article.change(update, newSlug, now());
		this.articles.flush();
		return answer(newSlug, caller);
	}

	@Transactional
	public void remove(String slug, long caller) {
		this.articles.delete(findOwn(slug, caller));
	}

	private Article findOwn(String slug, long caller) {
		Article article = this.articles.findBySlug(slug).orElseThrow(() -> Refusal.notFound("article"));
		if (article.authorId() != caller) {
			throw Refusal.forbidden("article");
		}
		return article;
	}

	private ArticleAnswer answer(String slug, long viewer) {
		ArticleView view = this.views.find(slug, viewer).orElseThrow(() -> Refusal.notFound("article"));
		return ArticleAnswer.of(view, this.views.tags(List.of(view.id())));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

}

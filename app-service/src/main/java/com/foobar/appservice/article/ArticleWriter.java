package com.foobar.appservice.article;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.foobar.appservice.error.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes of articles. */
@Service
class ArticleWriter {

	private final Articles articles;

	private final ArticleViews views;

	private final Slugs slugs;

	private final Clock clock;

	ArticleWriter(Articles articles, ArticleViews views, Slugs slugs, Clock clock) {
		this.articles = articles;
		this.views = views;
		this.slugs = slugs;
		this.clock = clock;
	}

	@Transactional
	public ArticleAnswer publish(PublishArticle command, long authorId) {
		// Two slugs are never alike in practice: 36^10 endings. The index would refuse.
		String slug = this.slugs.next(command.title());
		this.articles
			.saveAndFlush(new Article(slug, command, authorId, this.clock.instant().truncatedTo(ChronoUnit.MILLIS)));
		ArticleView view = this.views.find(slug, authorId).orElseThrow(() -> Refusal.notFound("article"));
		return ArticleAnswer.of(view, this.views.tags(List.of(view.id())));
	}

}

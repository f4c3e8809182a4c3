package com.foobar.appservice.article;

import java.util.List;
import java.util.Map;

import com.foobar.appservice.error.Refusal;
import com.foobar.appservice.request.Window;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads of articles. Repeated once when the server goes away in the middle. */
@Service
@Retryable(includes = DataAccessResourceFailureException.class, maxRetries = 1, delay = 0)
class ArticleReader {

	private final ArticleViews views;

	ArticleReader(ArticleViews views) {
		this.views = views;
	}

	@Transactional(readOnly = true)
	public ArticleAnswer article(String slug, long viewer) {
		ArticleView view = this.views.find(slug, viewer).orElseThrow(() -> Refusal.notFound("article"));
		return ArticleAnswer.of(view, this.views.tags(List.of(view.id())));
	}

	@Transactional(readOnly = true)
	public ArticleListAnswer list(ArticleFilter filter, Window window, long viewer) {
		long count = this.views.count(filter);
		if (window.offset() >= count) {
			return new ArticleListAnswer(List.of(), count);
		}
		List<ArticleView> page = this.views.newest(filter, window, viewer);
		Map<Long, List<String>> tags = this.views.tags(page.stream().map(ArticleView::id).toList());
		return ArticleListAnswer.of(page, tags, count);
	}

	@Transactional(readOnly = true)
	public ArticleListAnswer feed(Window window, long account) {
		return list(ArticleFilter.feedOf(account), window, account);
	}

	@Transactional(readOnly = true)
	public List<String> tags() {
		return this.views.allTags();
	}

}

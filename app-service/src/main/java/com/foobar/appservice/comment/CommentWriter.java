package com.foobar.appservice.comment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import com.foobar.appservice.error.Refusal;
import com.foobar.appservice.idempotency.IdempotentRequest;
import com.foobar.appservice.idempotency.Once;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes of comments. What lost a lock was undone whole, and is tried again. */
@Service
@Retryable(includes = ConcurrencyFailureException.class, maxRetries = 3, delay = 20, jitter = 10)
class CommentWriter {

	private final Comments comments;

	private final Once once;

	private final Clock clock;

	CommentWriter(Comments comments, Once once, Clock clock) {
		this.comments = comments;
		this.once = once;
		this.clock = clock;
	}

	@Transactional
	public CommentAnswer add(String slug, AddComment command, long author, Optional<IdempotentRequest> request) {
		return this.once.answer(request, CommentAnswer.class, () -> add(slug, command, author));
	}

	private CommentAnswer add(String slug, AddComment command, long author) {
		long article = findArticle(slug);
		Comment comment = this.comments.saveAndFlush(
				new Comment(article, author, command.body(), this.clock.instant().truncatedTo(ChronoUnit.MILLIS)));
		return this.comments.find(comment.id(), author)
			.map(Entry::of)
			.map(CommentAnswer::new)
			.orElseThrow(() -> Refusal.notFound("article"));
	}

	/** Removes a comment for its author; nobody else may, not even the article's. */
	@Transactional
	public void remove(String slug, Optional<Long> id, long caller) {
		long article = findArticle(slug);
		long comment = id.orElseThrow(() -> Refusal.notFound("comment"));
		long author = this.comments.findAuthor(comment, article).orElseThrow(() -> Refusal.notFound("comment"));
		if (author != caller) {
			throw Refusal.forbidden("comment");
		}
		this.comments.remove(comment);
	}

	private long findArticle(String slug) {
		return this.comments.findAndKeepArticle(slug).orElseThrow(() -> Refusal.notFound("article"));
	}

}

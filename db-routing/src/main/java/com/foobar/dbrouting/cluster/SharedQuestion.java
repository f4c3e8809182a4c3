package com.foobar.dbrouting.cluster;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Asks one question at a time for everybody who waits. Whoever comes while a question is
 * on its way waits for the next one, so an answer is never older than the wish for it.
 */
final class SharedQuestion {

	private final Question question;

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable CompletableFuture<String> waiting;

	private boolean asking;

	SharedQuestion(Question question) {
		this.question = question;
	}

	CompletableFuture<String> ask() {
		this.lock.lock();
		try {
			CompletableFuture<String> mine = (this.waiting != null) ? this.waiting : new CompletableFuture<>();
			this.waiting = mine;
			if (!this.asking) {
				this.asking = true;
				Thread.ofVirtual().name("db-routing-read-index").start(this::askWhileSomebodyWaits);
			}
			return mine;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void askWhileSomebodyWaits() {
		CompletableFuture<String> batch = takeBatch();
		while (batch != null) {
			try {
				batch.complete(this.question.ask());
			}
			catch (SQLException | RuntimeException ex) {
				batch.completeExceptionally(ex);
				failThoseWhoCameMeanwhile(ex);
			}
			batch = takeBatch();
		}
	}

	/** They would only wait for the same failure. */
	private void failThoseWhoCameMeanwhile(Exception failure) {
		this.lock.lock();
		try {
			if (this.waiting != null) {
				this.waiting.completeExceptionally(failure);
				this.waiting = null;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable CompletableFuture<String> takeBatch() {
		this.lock.lock();
		try {
			CompletableFuture<String> batch = this.waiting;
			this.waiting = null;
			this.asking = batch != null;
			return batch;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** What is asked; never by two threads at once. */
	@FunctionalInterface
	interface Question {

		String ask() throws SQLException;

	}

}

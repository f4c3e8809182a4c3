package com.foobar.dbrouting.cluster;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SharedQuestionTests {

	private final Semaphore answersAllowed = new Semaphore(0);

	private final AtomicInteger begun = new AtomicInteger();

	private volatile boolean fails;

	private final SharedQuestion question = new SharedQuestion(() -> {
		int number = this.begun.incrementAndGet();
		this.answersAllowed.acquireUninterruptibly();
		if (this.fails) {
			throw new SQLException("gone");
		}
		return "answer " + number;
	});

	@Test
	void asksAgainForWhoeverComesWhileQuestionIsOnItsWay() throws Exception {
		CompletableFuture<String> first = this.question.ask();
		await().until(() -> this.begun.get() == 1);

		CompletableFuture<String> second = this.question.ask();
		this.answersAllowed.release(2);

		assertThat(answer(first)).isEqualTo("answer 1");
		assertThat(answer(second)).isEqualTo("answer 2");
	}

	@Test
	void asksOnceForAllWhoWait() throws Exception {
		CompletableFuture<String> first = this.question.ask();
		await().until(() -> this.begun.get() == 1);
		List<CompletableFuture<String>> others = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			others.add(this.question.ask());
		}

		this.answersAllowed.release(2);

		assertThat(answer(first)).isEqualTo("answer 1");
		for (CompletableFuture<String> other : others) {
			assertThat(answer(other)).isEqualTo("answer 2");
		}
		assertThat(this.begun).hasValue(2);
	}

	@Test
	void failsEverybodyWhoWaitedAndAsksAgainForTheNext() throws Exception {
		this.fails = true;
		CompletableFuture<String> first = this.question.ask();
		await().until(() -> this.begun.get() == 1);
		CompletableFuture<String> second = this.question.ask();
		this.answersAllowed.release();

		assertThat(first).failsWithin(10, TimeUnit.SECONDS);
		assertThat(second).failsWithin(10, TimeUnit.SECONDS);

		this.fails = false;
		this.answersAllowed.release();
		assertThat(answer(this.question.ask())).isEqualTo("answer 2");
	}

	private static String answer(CompletableFuture<String> future)
			throws ExecutionException, InterruptedException, TimeoutException {
		return future.get(10, TimeUnit.SECONDS);
	}

}

package com.foobar.appservice.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TurnsTests {

	@Test
	void letsOnlySoManyInAtTime() throws Exception {
		Turns turns = new Turns(2, Duration.ofSeconds(30));
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		// Nobody leaves before two are inside.
		CyclicBarrier pair = new CyclicBarrier(2);

		List<Future<Integer>> visits = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 50; i++) {
				visits.add(threads.submit(() -> turns.inTurn(() -> {
					most.accumulateAndGet(inside.incrementAndGet(), Math::max);
					pair.await(30, TimeUnit.SECONDS);
					return inside.decrementAndGet();
				})));
			}
		}

		for (Future<Integer> visit : visits) {
			assertThat(visit.get()).isBetween(0, 1);
		}
		assertThat(most).hasValue(2);
	}

	@Test
	void turnsAwayWhoeverWouldWaitTooLong() throws InterruptedException {
		Turns turns = new Turns(1, Duration.ofMillis(1));
		CountDownLatch inside = new CountDownLatch(1);
		CountDownLatch leave = new CountDownLatch(1);
		Thread worker = Thread.ofVirtual().start(() -> turns.inTurn(() -> {
			inside.countDown();
			try {
				return leave.await(30, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}));
		try {
			assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
			assertThatException().isThrownBy(() -> turns.inTurn(() -> "never")).withMessageContaining("503");
		}
		finally {
			leave.countDown();
		}
		worker.join();
		assertThat(turns.<String, RuntimeException>inTurn(() -> "now")).isEqualTo("now");
	}

	@Test
	void givesPlaceBackAfterFailure() {
		Turns turns = new Turns(1, Duration.ZERO);

		assertThatIllegalStateException().isThrownBy(() -> turns.inTurn(() -> {
			throw new IllegalStateException("broken");
		}));
		assertThat(turns.<String, RuntimeException>inTurn(() -> "next")).isEqualTo("next");
	}

}

package com.foobar.webapp.api;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The calls behind one page. */
class ParallelCallsTests {

	@Test
	void makesCallsAtTheSameTime() {
		CyclicBarrier together = new CyclicBarrier(2);
		try (ParallelCalls calls = new ParallelCalls(Duration.ofSeconds(10))) {
			Supplier<Integer> first = calls.start(together::await);
			Supplier<Integer> second = calls.start(together::await);

			assertThat(first.get() + second.get()).isEqualTo(1);
		}
	}

	@Test
	void passesOnWhatACallThrows() {
		try (ParallelCalls calls = new ParallelCalls(Duration.ofSeconds(10))) {
			Supplier<String> call = calls.start(() -> {
				throw new IllegalArgumentException("no such thing");
			});

			assertThatIllegalArgumentException().isThrownBy(call::get).withMessage("no such thing");
		}
	}

	@Test
	void givesUpAtTheDeadlineAndInterruptsWhatIsLeft() throws InterruptedException {
		CountDownLatch never = new CountDownLatch(1);
		CountDownLatch interrupted = new CountDownLatch(1);
		try (ParallelCalls calls = new ParallelCalls(Duration.ofMillis(20))) {
			Supplier<String> call = calls.start(() -> {
				try {
					never.await();
					return "impossible";
				}
				finally {
					interrupted.countDown();
				}
			});

			assertThatExceptionOfType(ApiUnavailable.class).isThrownBy(call::get);
		}
		interrupted.await();
	}

}

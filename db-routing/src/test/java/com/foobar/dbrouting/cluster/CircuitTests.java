package com.foobar.dbrouting.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CircuitTests {

	private static final Duration INTERVAL = Duration.ofMillis(10);

	private final AtomicBoolean answers = new AtomicBoolean();

	private final AtomicInteger asked = new AtomicInteger();

	@Test
	void isClosedUntilSomethingFails() {
		try (Circuit circuit = circuit()) {
			assertThat(circuit.isOpen()).isFalse();
		}
	}

	@Test
	void staysOpenUntilNodeAnswers() {
		try (Circuit circuit = circuit()) {
			circuit.trip(new IOException("gone"));

			await().until(() -> this.asked.get() >= 3);
			assertThat(circuit.isOpen()).isTrue();

			this.answers.set(true);
			await().until(() -> !circuit.isOpen());
		}
	}

	@Test
	void opensAgainAfterNodeHasAnswered() {
		this.answers.set(true);
		try (Circuit circuit = circuit()) {
			circuit.trip(new IOException("gone"));
			await().until(() -> !circuit.isOpen());

			this.answers.set(false);
			circuit.trip(new IOException("gone again"));

			assertThat(circuit.isOpen()).isTrue();
		}
	}

	@Test
	void asksOnlyOnceAtTimeHoweverManyCallersFail() throws InterruptedException {
		AtomicInteger askingNow = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch release = new CountDownLatch(1);
		try (Circuit circuit = new Circuit("node", INTERVAL, () -> {
			most.accumulateAndGet(askingNow.incrementAndGet(), Math::max);
			try {
				return release.await(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				return false;
			}
			finally {
				askingNow.decrementAndGet();
			}
		})) {
			for (int i = 0; i < 20; i++) {
				circuit.trip(new IOException("gone"));
			}
			await().until(() -> askingNow.get() == 1);
			release.countDown();
			await().until(() -> !circuit.isOpen());

			assertThat(most).hasValue(1);
		}
	}

	@Test
	void doesNotOpenOnceClosedForGood() {
		Circuit circuit = circuit();
		circuit.close();

		circuit.trip(new IOException("gone"));

		assertThat(circuit.isOpen()).isFalse();
	}

	private Circuit circuit() {
		return new Circuit("node", INTERVAL, () -> {
			this.asked.incrementAndGet();
			return this.answers.get();
		});
	}

}

package com.foobar.dbrouting.cluster;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers that a node failed and asks in the background until it answers again, so that
 * no caller pays for a node known to be gone.
 */
final class Circuit implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Circuit.class);

	private final String node;

	private final Duration interval;

	private final BooleanSupplier answers;

	private final AtomicBoolean open = new AtomicBoolean();

	private final CountDownLatch stopped = new CountDownLatch(1);

	Circuit(String node, Duration interval, BooleanSupplier answers) {
		this.node = node;
		this.interval = interval;
		this.answers = answers;
	}

	boolean isOpen() {
		return this.open.get();
	}

	void trip(Throwable reason) {
		if (this.stopped.getCount() > 0 && this.open.compareAndSet(false, true)) {
			log.warn("The {} does not answer and is left alone until it does: {}", this.node,
					reason.toString().lines().findFirst().orElse("no reason given"));
			Thread.ofVirtual().name("db-routing-" + this.node).start(this::askUntilItAnswers);
		}
	}

	private void askUntilItAnswers() {
		try {
			while (!this.stopped.await(this.interval.toNanos(), TimeUnit.NANOSECONDS)) {
				if (this.answers.getAsBoolean()) {
					log.info("The {} answers again", this.node);
					this.open.set(false);
					return;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.stopped.countDown();
	}

}

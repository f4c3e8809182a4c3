package com.foobar.localstack.drills;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Many clients that never come to the end of what they say. They arrive one after
 * another: all at once they would be a flood of handshakes as well.
 */
final class SlowClients {

	static final int COUNT = 300;

	private static final Duration BETWEEN_ARRIVALS = Duration.ofMillis(50);

	private static final Duration BETWEEN_DROPS = Duration.ofSeconds(3);

	/** More than twice the time that a request may take to arrive. */
	private static final Duration AFTER_THE_LAST = Duration.ofSeconds(45);

	/** How many times as long as usual the slowest of a hundred others may take. */
	private static final double NOTICEABLE = 1.2;

	private final Site site;

	private final String beginning;

	private final String drop;

	private final AtomicInteger open = new AtomicInteger();

	private volatile long begun;

	private volatile long ended;

	/**
	 * Creates the clients, who wait.
	 * @param beginning what each says at first
	 * @param drop what each adds every few seconds
	 */
	SlowClients(Site site, String beginning, String drop) {
		this.site = site;
		this.beginning = beginning;
		this.drop = drop;
	}

	/** Lets them arrive, and waits until the gateway must have lost patience with all. */
	void attack(Load load) {
		AtomicBoolean over = new AtomicBoolean();
		this.begun = System.nanoTime();
		this.open.set(COUNT);
		for (int client = 0; client < COUNT; client++) {
			Duration arrival = BETWEEN_ARRIVALS.multipliedBy(client);
			Thread.ofVirtual().start(() -> dawdle(arrival, over));
		}
		load.goOn(BETWEEN_ARRIVALS.multipliedBy(COUNT).plus(AFTER_THE_LAST));
		this.ended = System.nanoTime();
		over.set(true);
	}

	private void dawdle(Duration arrival, AtomicBoolean over) {
		LockSupport.parkNanos(arrival.toNanos());
		try (Wire wire = new Wire(this.site, "http/1.1", Duration.ofSeconds(10))) {
			wire.send(this.beginning);
			while (!over.get()) {
				LockSupport.parkNanos(BETWEEN_DROPS.toNanos());
				wire.send(this.drop);
			}
		}
		catch (IOException ex) {
			// The gateway has lost patience.
			this.open.decrementAndGet();
		}
	}

	/** What went wrong, in words. */
	List<String> missed(List<Sample> samples) {
		List<String> missed = new ArrayList<>();
		if (this.open.get() > 0) {
			missed.add(this.open + " slow clients were still served at the end");
		}
		long usual = slowest(samples, false);
		long meanwhile = slowest(samples, true);
		System.out.printf("p99 of the others was %d ms meanwhile, %d ms before and after: %.2f times as much%n",
				TimeUnit.NANOSECONDS.toMillis(meanwhile), TimeUnit.NANOSECONDS.toMillis(usual),
				(double) meanwhile / usual);
		if (meanwhile > NOTICEABLE * usual) {
			missed.add("p99 of the others was %.2f times as much as before and after"
				.formatted((double) meanwhile / usual));
		}
		return missed;
	}

	private long slowest(List<Sample> samples, boolean attacked) {
		return Result.slowest(samples.stream()
			.filter((sample) -> attacked == (sample.begun() >= this.begun && sample.begun() < this.ended))
			.toList());
	}

}

package com.foobar.gateway.upstream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.foobar.gateway.configuration.EjectionProperties;

/**
 * Leaves an instance alone that fails requests or keeps dying, longer from time to time.
 * Times are those of {@link System#nanoTime()}; guarded by its instance, but for the
 * failures, which every request may count.
 */
final class Ejection {

	/** Doubling more often than this is longer than anybody waits. */
	private static final int MAX_DOUBLINGS = 30;

	private final EjectionProperties rules;

	private final AtomicInteger failures = new AtomicInteger();

	private int level;

	private int total;

	private boolean out;

	private long until;

	/** Since when it is in use. */
	private long since;

	Ejection(EjectionProperties rules, long now) {
		this.rules = rules;
		this.since = now;
	}

	/** Counts a failed request and tells whether it was one too many. */
	boolean addFailure() {
		return this.failures.incrementAndGet() >= this.rules.failures() && this.rules.failures() > 0;
	}

	/** Most requests find nothing to forget. */
	void forgetFailures() {
		if (this.failures.get() != 0) {
			this.failures.set(0);
		}
	}

	int failures() {
		return this.failures.get();
	}

	/** Leaves it alone, for the time that is due by its history. */
	void begin(long now) {
		forgetOldOnes(now);
		begin(now, timeAt(this.level++));
	}

	/** Leaves it alone for as long as somebody wishes. */
	void begin(long now, Duration time) {
		this.failures.set(0);
		this.total++;
		this.out = true;
		this.until = now + time.toNanos();
		this.since = this.until;
	}

	/**
	 * It died. Once is no reason to keep it away when it is back; again and again is.
	 */
	void died(long now) {
		forgetOldOnes(now);
		if (this.level++ > 0) {
			begin(now, timeAt(this.level - 2));
		}
	}

	/** It is healthy again and has been out of use until now. */
	void returned(long now) {
		this.failures.set(0);
		this.since = isOut(now) ? this.until : now;
	}

	void forgive(long now) {
		this.failures.set(0);
		this.out = false;
		this.level = 0;
		this.since = now;
	}

	boolean isOut(long now) {
		this.out = this.out && now - this.until < 0;
		return this.out;
	}

	/** When it may be used again, while it is out. */
	long until() {
		return this.until;
	}

	/** How often it has been ejected in all. */
	int total() {
		return this.total;
	}

	private void forgetOldOnes(long now) {
		long forgotten = Math.max(0, now - this.since) / this.rules.forgetAfter().toNanos();
		this.level = (int) Math.max(0, this.level - forgotten);
		this.since = now;
	}

	private Duration timeAt(int doublings) {
		Duration time = this.rules.baseTime().multipliedBy(1L << Math.min(doublings, MAX_DOUBLINGS));
		return (time.compareTo(this.rules.maxTime()) < 0) ? time : this.rules.maxTime();
	}

}

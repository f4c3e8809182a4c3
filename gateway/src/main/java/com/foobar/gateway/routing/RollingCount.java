package com.foobar.gateway.routing;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts what happened in the last seconds, without locks: one number a second, each
 * beside the second that it belongs to. The present second is one of them, though it is
 * not over. Times are those of {@link System#nanoTime()}.
 */
final class RollingCount {

	private static final long NANOS_PER_SECOND = 1_000_000_000L;

	private static final int COUNT_BITS = 24;

	private static final long COUNT = (1L << COUNT_BITS) - 1;

	private static final long SECOND = (1L << (Long.SIZE - COUNT_BITS)) - 1;

	private final int seconds;

	private final AtomicLongArray slots;

	RollingCount(int seconds) {
		this.seconds = seconds;
		this.slots = new AtomicLongArray(seconds);
	}

	void add(long now) {
		long second = secondOf(now);
		int slot = (int) (second % this.seconds);
		long present = this.slots.get(slot);
		while (!this.slots.compareAndSet(slot, present, next(present, second))) {
			present = this.slots.get(slot);
		}
	}

	private static long next(long present, long second) {
		return ((present >>> COUNT_BITS) == second) ? Math.min(present + 1, (second << COUNT_BITS) | COUNT)
				: (second << COUNT_BITS) | 1;
	}

	long sum(long now) {
		long second = secondOf(now);
		long sum = 0;
		for (int slot = 0; slot < this.seconds; slot++) {
			long present = this.slots.get(slot);
			if (((second - (present >>> COUNT_BITS)) & SECOND) < this.seconds) {
				sum += present & COUNT;
			}
		}
		return sum;
	}

	/** Never negative, whatever the clock began at. */
	private static long secondOf(long now) {
		return Math.floorDiv(now, NANOS_PER_SECOND) & SECOND;
	}

}

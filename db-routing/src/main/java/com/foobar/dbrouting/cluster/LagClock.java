package com.foobar.dbrouting.cluster;

import java.util.concurrent.locks.ReentrantLock;

import com.foobar.dbrouting.gtid.GtidSet;

/**
 * How far behind a set is, on this process's clock alone: the primary's set is kept with
 * the time of each poll, and a replica is as old as the newest of them that it contains.
 */
final class LagClock {

	private final ReentrantLock lock = new ReentrantLock();

	private final GtidSet[] sets;

	private final long[] times;

	private int count;

	private int next;

	/**
	 * Creates the clock.
	 * @param samples how many are kept; a set older than all of them counts as endlessly
	 * behind
	 */
	LagClock(int samples) {
		this.sets = new GtidSet[samples];
		this.times = new long[samples];
	}

	/** Notes what the primary had executed when it was asked at that time. */
	void sample(long at, GtidSet executed) {
		this.lock.lock();
		try {
			this.sets[this.next] = executed;
			this.times[this.next] = at;
			this.next = (this.next + 1) % this.sets.length;
			this.count = Math.min(this.count + 1, this.sets.length);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Forgets the samples: they were another primary's. */
	void reset() {
		this.lock.lock();
		try {
			this.count = 0;
			this.next = 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** What is known of a set. */
	Reading read(GtidSet executed) {
		this.lock.lock();
		try {
			for (int age = 0; age < this.count; age++) {
				int index = Math.floorMod(this.next - 1 - age, this.sets.length);
				if (executed.containsAll(this.sets[index])) {
					return new Reading(this.times[index], age == 0, true);
				}
			}
			int oldest = Math.floorMod(this.next - this.count, this.sets.length);
			return (this.count == 0) ? new Reading(0, true, false) : new Reading(this.times[oldest], false, true);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * How far a set has got.
	 *
	 * @param at time of the newest sample that it contains; when it contains none, of the
	 * oldest
	 * @param current whether that sample is the newest
	 * @param measured whether there was anything to measure by
	 */
	record Reading(long at, boolean current, boolean measured) {

	}

}

package com.foobar.localstack.drills;

import java.time.Duration;

/**
 * What a drill must reach at least. No acknowledged write may be lost in any of them.
 *
 * @param failed largest number of failed requests
 * @param outage longest time from the first failed request to the first good one after
 * the last failed
 * @param slowest longest time of the slowest of a hundred requests
 */
record Target(int failed, Duration outage, Duration slowest) {

	static final Target NOTHING_FAILS = new Target(0, Duration.ZERO, Duration.ofSeconds(20));

	/** How many those are is chance. */
	static final Target ONLY_WHAT_IS_UNDER_WAY_FAILS = new Target(Integer.MAX_VALUE, Duration.ZERO,
			Duration.ofSeconds(20));

	Target outage(Duration longest) {
		return new Target(this.failed, longest, this.slowest);
	}

	Target slowest(Duration longest) {
		return new Target(this.failed, this.outage, longest);
	}

	@Override
	public String toString() {
		return ((this.failed == Integer.MAX_VALUE) ? "any" : this.failed) + " / " + this.outage.toMillis() + " / 0; "
				+ this.slowest.toMillis();
	}

}

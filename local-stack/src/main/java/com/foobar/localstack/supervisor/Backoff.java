package com.foobar.localstack.supervisor;

import java.time.Duration;

/**
 * How long to wait before a service that ended is started again: at once after a long
 * healthy life, then doubling.
 *
 * @param first the wait after the first end in a row; half a second by default
 * @param longest the wait is never longer; 30 s by default
 */
record Backoff(Duration first, Duration longest) {

	static final Backoff DEFAULT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

	/**
	 * The wait before the next start when the service has ended this many times in a row,
	 * 1 or more.
	 */
	Duration after(int endsInARow) {
		int doublings = Math.min(endsInARow - 1, 16);
		Duration wait = this.first.multipliedBy(1L << doublings);
		return (wait.compareTo(this.longest) < 0) ? wait : this.longest;
	}

}

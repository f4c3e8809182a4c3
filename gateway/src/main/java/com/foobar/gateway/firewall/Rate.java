package com.foobar.gateway.firewall;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.foobar.gateway.configuration.LimitProperties;

/**
 * A token bucket in one number, the time at which the bucket will be full again (known as
 * the generic cell rate algorithm): no lock, and nothing to refill.
 */
final class Rate {

	private final long interval;

	private final long room;

	Rate(LimitProperties.Rate limit) {
		this.interval = TimeUnit.MINUTES.toNanos(1) / limit.perMinute();
		this.room = this.interval * limit.burst();
	}

	/**
	 * Takes a token.
	 * @param full state of the bucket
	 * @param now present time in nanoseconds, not negative
	 * @return nanoseconds until there will be a token, or 0 when there was one
	 */
	long take(AtomicLong full, long now) {
		while (true) {
			long before = full.get();
			long after = Math.max(before, now) + this.interval;
			if (after - now > this.room) {
				return after - now - this.room;
			}
			if (full.compareAndSet(before, after)) {
				return 0;
			}
		}
	}

}

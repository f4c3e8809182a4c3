package com.foobar.gateway.routing;

/**
 * How many requests of one upstream may be sent a second time: a share of those of the
 * last ten seconds, so that retries never multiply the load of servers that are failing
 * already. Times are those of {@link System#nanoTime()}.
 */
final class RetryBudget {

	private static final int PERCENT = 100;

	private static final int SECONDS = 10;

	private final int percent;

	private final int minimum;

	private final RollingCount requests = new RollingCount(SECONDS);

	/** For a second more, so that no ten seconds in a row see more than their share. */
	private final RollingCount retries = new RollingCount(SECONDS + 1);

	RetryBudget(int percent, int minimum) {
		this.percent = percent;
		this.minimum = minimum;
	}

	void addRequest(long now) {
		this.requests.add(now);
	}

	/** Whether one more retry is allowed; if so, it is counted. */
	synchronized boolean take(long now) {
		if (this.retries.sum(now) >= Math.max(this.minimum, this.requests.sum(now) * this.percent / PERCENT)) {
			return false;
		}
		this.retries.add(now);
		return true;
	}

}

package com.foobar.gateway.upstream;

import java.time.Duration;

/**
 * The share that an instance gets after it came back: a tenth at first, then more from
 * moment to moment, since a server that has just started is slow. Times are those of
 * {@link System#nanoTime()}.
 */
final class SlowStart {

	private static final double LEAST = 0.1;

	private final long length;

	/** Since when it is in use. */
	private volatile long since;

	private volatile boolean running;

	private volatile long began;

	SlowStart(Duration length, long now) {
		this.length = length.toNanos();
		this.since = now;
	}

	void begin(long now) {
		this.since = now;
		this.began = now;
		this.running = this.length > 0;
	}

	/** Gets the share of another one from now on. */
	void beginLike(SlowStart other, long now) {
		begin(other.began);
		this.since = now;
	}

	/** Gets its whole share at once. */
	void skip(long now) {
		this.running = false;
		this.since = now;
	}

	/** Whether it has been in use for long enough to be as fast as it gets. */
	boolean isWarm(long now) {
		return now - this.since >= this.length && !isRunning(now);
	}

	boolean isRunning(long now) {
		return this.running && now - this.began < this.length;
	}

	/** When it will have ended, while it runs. */
	long end() {
		return this.began + this.length;
	}

	double share(long now) {
		if (!this.running) {
			return 1;
		}
		return Math.clamp((double) (now - this.began) / this.length, LEAST, 1);
	}

}

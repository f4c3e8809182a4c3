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

	private volatile boolean running;

	private volatile long began;

	SlowStart(Duration length) {
		this.length = length.toNanos();
	}

	void begin(long now) {
		this.began = now;
		this.running = this.length > 0;
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

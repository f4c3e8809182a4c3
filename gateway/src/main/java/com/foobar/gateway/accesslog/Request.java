package com.foobar.gateway.accesslog;

import java.net.URI;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** What becomes known of a request on its way; touched by one thread at a time. */
final class Request {

	static final String ATTRIBUTE = Request.class.getName();

	private final Instant time = Instant.now();

	private final long begun = System.nanoTime();

	private int tries;

	private @Nullable URI target;

	private long bytes;

	private boolean written;

	void triedAt(@Nullable URI instance) {
		this.tries++;
		this.target = instance;
	}

	void sends(long more) {
		this.bytes += more;
	}

	/** Whether this is the first to say that the request has ended. */
	boolean end() {
		boolean first = !this.written;
		this.written = true;
		return first;
	}

	Instant time() {
		return this.time;
	}

	double millis() {
		return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - this.begun) / 1_000.0;
	}

	int tries() {
		return this.tries;
	}

	@Nullable URI target() {
		return this.target;
	}

	long bytes() {
		return this.bytes;
	}

}

package com.foobar.webapp.api;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.util.UriComponentsBuilder;

/** One instance of the API, and whether it failed a moment ago. */
final class Instance {

	private static final Logger logger = LoggerFactory.getLogger(Instance.class);

	private static final long WELL = 0;

	private final URI url;

	private final long skipNanos;

	private final AtomicLong skippedUntil = new AtomicLong(WELL);

	Instance(URI url, Duration skip) {
		this.url = url;
		this.skipNanos = skip.toNanos();
	}

	/**
	 * Whether this instance deserves a try. After a failure, one caller per skip period
	 * gets a yes and finds out for the others.
	 */
	boolean deservesTry() {
		long until = this.skippedUntil.get();
		long now = now();
		return until == WELL || (now - until >= 0 && this.skippedUntil.compareAndSet(until, now + this.skipNanos));
	}

	void answered() {
		if (this.skippedUntil.getAndSet(WELL) != WELL) {
			logger.info("The API at {} answers again", this.url);
		}
	}

	void failed(String reason) {
		if (this.skippedUntil.getAndSet(now() + this.skipNanos) == WELL) {
			logger.warn("The API at {} failed ({}), others are preferred for a while", this.url, reason);
		}
	}

	/** The same resource on this instance. */
	URI locate(URI resource) {
		return UriComponentsBuilder.fromUri(resource)
			.scheme(this.url.getScheme())
			.host(this.url.getHost())
			.port(this.url.getPort())
			.build(true)
			.toUri();
	}

	private static long now() {
		long now = System.nanoTime();
		return (now == WELL) ? 1 : now;
	}

	@Override
	public String toString() {
		return this.url.toString();
	}

}

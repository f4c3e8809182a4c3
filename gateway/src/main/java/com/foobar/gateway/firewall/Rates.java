package com.foobar.gateway.firewall;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import com.foobar.gateway.configuration.LimitProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * How often each client has asked. Only so many clients are remembered, those who ask
 * most: a flood of addresses makes nobody else be forgotten, and memory does not grow.
 */
final class Rates {

	/** What a request counts as, besides a request. */
	enum Kind {

		LOGIN, REGISTRATION, OTHER

	}

	private final Rate requests;

	private final Rate logins;

	private final Rate registrations;

	private final LongSupplier clock;

	private final Cache<Long, Buckets> buckets;

	Rates(LimitProperties limits, LongSupplier clock) {
		this.requests = new Rate(limits.requests());
		this.logins = new Rate(limits.login());
		this.registrations = new Rate(limits.registration());
		this.clock = clock;
		this.buckets = Caffeine.newBuilder().maximumSize(limits.clients()).executor(Runnable::run).build();
	}

	/**
	 * Counts a request of a client.
	 * @return nanoseconds after which it may be sent again, or 0 when it may pass
	 */
	long take(InetAddress client, Kind kind) {
		Buckets own = this.buckets.get(ClientKey.of(client), (key) -> new Buckets());
		long now = this.clock.getAsLong();
		long wait = this.requests.take(own.requests, now);
		if (wait > 0) {
			return wait;
		}
		return switch (kind) {
			case LOGIN -> this.logins.take(own.logins, now);
			case REGISTRATION -> this.registrations.take(own.registrations, now);
			case OTHER -> 0;
		};
	}

	long remembered() {
		this.buckets.cleanUp();
		return this.buckets.estimatedSize();
	}

	/** The buckets of one client. */
	private static final class Buckets {

		private final AtomicLong requests = new AtomicLong();

		private final AtomicLong logins = new AtomicLong();

		private final AtomicLong registrations = new AtomicLong();

	}

}

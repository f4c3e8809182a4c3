package com.foobar.appservice.idempotency;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Forgets old keys a few times an hour. Every instance does; they do not disturb each
 * other.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ExpiryConfiguration {

	private static final Logger log = LoggerFactory.getLogger(ExpiryConfiguration.class);

	/** A bound on one round; the rest waits for the next. */
	private static final int MAX_BATCHES = 100;

	private final ExpiredRecordWriter expired;

	ExpiryConfiguration(ExpiredRecordWriter expired) {
		this.expired = expired;
	}

	@Scheduled(initialDelay = 5, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
	void removeExpired() {
		try {
			int batches = 0;
			while (batches < MAX_BATCHES && this.expired.removeSome()) {
				batches++;
			}
		}
		catch (RuntimeException ex) {
			log.warn("Expired idempotency keys were not removed now and will be next time: {}", ex.toString());
		}
	}

}

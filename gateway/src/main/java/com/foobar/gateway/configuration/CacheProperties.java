package com.foobar.gateway.configuration;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Cache for answers that the servers behind declare public.
 *
 * @param enabled whether anything is kept, and requests for the same are collapsed
 * @param maxSize memory that all answers may take together
 * @param maxEntry size from which a single body is not kept, at most a fourth of all
 * @param collapseTimeout longest time that a request waits for the answer to another one
 * for the same
 */
public record CacheProperties(@DefaultValue("true") boolean enabled, @DefaultValue("32MB") DataSize maxSize,
		@DefaultValue("1MB") DataSize maxEntry, @DefaultValue("2s") @DurationMin(millis = 1) Duration collapseTimeout) {

	private static final int ENTRIES_AT_LEAST = 4;

	public CacheProperties {
		if (maxEntry.toBytes() < 1 || maxEntry.toBytes() > maxSize.toBytes() / ENTRIES_AT_LEAST) {
			throw new InvalidConfigurationException(
					"foobar.gateway.cache.max-entry (" + maxEntry + ") does not fit foobar.gateway.cache.max-size ("
							+ maxSize + ")",
					"Make max-entry at least 1B and at most a fourth of max-size, or set foobar.gateway.cache.enabled "
							+ "to false.");
		}
	}

}

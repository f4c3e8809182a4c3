package com.foobar.gateway.cache;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

/**
 * Counts as {@code foobar.gateway.cache.requests} what came of requests that could have
 * been answered from the cache, and shows how full it is.
 */
@Component
final class CacheMeters {

	private final Map<Result, Counter> counters = new EnumMap<>(Result.class);

	CacheMeters(MeterRegistry registry, Store store) {
		for (Result result : Result.values()) {
			this.counters.put(result,
					Counter.builder("foobar.gateway.cache.requests")
						.description("Requests that could have been answered from the cache")
						.tag("result", result.name().toLowerCase(Locale.ROOT))
						.register(registry));
		}
		Gauge.builder("foobar.gateway.cache.size", store, Store::bytes)
			.description("Memory that the answers in the cache take")
			.baseUnit("bytes")
			.register(registry);
		Gauge.builder("foobar.gateway.cache.entries", store, Store::entries)
			.description("Addresses whose answers are in the cache")
			.register(registry);
	}

	void count(Result result) {
		Objects.requireNonNull(this.counters.get(result), "Every result has a counter").increment();
	}

}

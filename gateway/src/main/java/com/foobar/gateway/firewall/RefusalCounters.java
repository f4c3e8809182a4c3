package com.foobar.gateway.firewall;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

/**
 * Counts as {@code foobar.gateway.refused} what was refused, by reason. A log line for
 * each would let an attacker fill the disk.
 */
@Component
final class RefusalCounters {

	private final Map<Refusal, Counter> counters = new EnumMap<>(Refusal.class);

	RefusalCounters(MeterRegistry registry) {
		for (Refusal refusal : Refusal.values()) {
			this.counters.put(refusal,
					Counter.builder("foobar.gateway.refused")
						.description("What was refused before any server behind saw it")
						.tag("reason", refusal.reason())
						.register(registry));
		}
	}

	void count(Refusal refusal) {
		Objects.requireNonNull(this.counters.get(refusal), "Every refusal has a counter").increment();
	}

}

package com.foobar.gateway.routing;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.foobar.gateway.upstream.Instance;
import com.foobar.gateway.upstream.Upstream;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.stereotype.Component;

/**
 * Counts and times as {@code foobar.gateway.requests} every try at every instance, until
 * its answer begins.
 */
@Component
final class RequestTimers {

	private final MeterRegistry registry;

	private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

	RequestTimers(MeterRegistry registry) {
		this.registry = registry;
	}

	void record(Upstream upstream, Instance instance, Outcome outcome, long begun) {
		this.timers.computeIfAbsent(new Key(upstream, instance, outcome), this::timer)
			.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
	}

	private Timer timer(Key key) {
		return Timer.builder("foobar.gateway.requests")
			.description("Requests sent to an instance, until its answer begins")
			.tag("upstream", key.upstream().name())
			.tag("target", key.instance().name())
			.tag("outcome", key.outcome().name().toLowerCase(Locale.ROOT))
			.register(this.registry);
	}

	/**
	 * What a timer is for; as many exist at most as there are instances times outcomes.
	 *
	 * @param upstream group that was asked
	 * @param instance server that was asked
	 * @param outcome how that ended
	 */
	private record Key(Upstream upstream, Instance instance, Outcome outcome) {
	}

}

package com.foobar.gateway.firewall;

import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import com.foobar.gateway.accesslog.AccessLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;

import org.springframework.stereotype.Component;

/**
 * Counts as {@code foobar.gateway.refused} what was refused, by reason. The access log,
 * which cannot fill the disk, has a line for those that no filter has seen.
 */
@Component
final class RefusalCounters {

	private final Map<Refusal, Counter> counters = new EnumMap<>(Refusal.class);

	private final AccessLog log;

	RefusalCounters(MeterRegistry registry, AccessLog log) {
		this.log = log;
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

	void count(Refusal refusal, Channel channel) {
		count(refusal);
		if (channel.remoteAddress() instanceof InetSocketAddress remote && remote.getAddress() != null) {
			this.log.refused(remote.getAddress(), refusal.status().code(), refusal.reason());
		}
	}

}

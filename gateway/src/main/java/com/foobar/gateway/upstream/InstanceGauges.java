package com.foobar.gateway.upstream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Shows as {@code foobar.gateway.instance.up}, for each instance, whether the gateway
 * would use it.
 */
@Component
final class InstanceGauges implements MeterBinder {

	private final Upstreams upstreams;

	InstanceGauges(Upstreams upstreams) {
		this.upstreams = upstreams;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (Upstream upstream : this.upstreams.all()) {
			for (Instance instance : upstream.instances()) {
				Gauge.builder("foobar.gateway.instance.up", instance, (it) -> it.trusted() ? 1 : 0)
					.description("Whether the gateway sends requests to the instance")
					.tag("upstream", upstream.name())
					.tag("target", instance.name())
					.register(registry);
			}
		}
	}

}

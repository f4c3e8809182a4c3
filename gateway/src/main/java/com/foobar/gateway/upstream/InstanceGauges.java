package com.foobar.gateway.upstream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/** Shows for each instance whether the gateway would use it, and how busy it is. */
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
				Tags tags = Tags.of("upstream", upstream.name(), "target", instance.name());
				Gauge.builder("foobar.gateway.instance.up", instance, (it) -> upstream.uses(it) ? 1 : 0)
					.description("Whether the gateway sends requests to the instance")
					.tags(tags)
					.register(registry);
				Gauge.builder("foobar.gateway.instance.in.flight", instance, Instance::inFlight)
					.description("Requests that the instance has under way")
					.tags(tags)
					.register(registry);
			}
		}
	}

}

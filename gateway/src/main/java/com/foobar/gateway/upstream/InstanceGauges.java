package com.foobar.gateway.upstream;

import java.util.Locale;

import io.micrometer.core.instrument.FunctionCounter;
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
			Gauge.builder("foobar.gateway.upstream.waiting", upstream, Upstream::waiting)
				.description("Requests that wait because every instance is busy")
				.tag("upstream", upstream.name())
				.register(registry);
			Gauge.builder("foobar.gateway.upstream.panic", upstream, (it) -> it.isPanicking() ? 1 : 0)
				.description("Whether unhealthy instances are used because too few are healthy")
				.tag("upstream", upstream.name())
				.register(registry);
			for (Instance instance : upstream.instances()) {
				Tags tags = Tags.of("upstream", upstream.name(), "target", instance.name());
				Gauge.builder("foobar.gateway.instance.up", instance, (it) -> upstream.uses(it) ? 1 : 0)
					.description("Whether the gateway sends requests to the instance")
					.tags(tags)
					.register(registry);
				for (InstanceState state : InstanceState.values()) {
					Gauge
						.builder("foobar.gateway.instance.state", instance,
								(it) -> (upstream.stateOf(it) == state) ? 1 : 0)
						.description("Whether the instance is in this state")
						.tags(tags)
						.tag("state", state.name().toLowerCase(Locale.ROOT))
						.register(registry);
				}
				Gauge.builder("foobar.gateway.instance.weight", instance, Instance::weight)
					.description("Share of the requests, in proportion to the weights of the others")
					.tags(tags)
					.register(registry);
				Gauge.builder("foobar.gateway.instance.in.flight", instance, Instance::inFlight)
					.description("Requests that the instance has under way")
					.tags(tags)
					.register(registry);
				FunctionCounter.builder("foobar.gateway.instance.ejections", instance, Instance::ejections)
					.description("Times that the instance was left alone because it failed or died")
					.tags(tags)
					.register(registry);
			}
		}
	}

}

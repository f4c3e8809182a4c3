package com.foobar.monitor.registration;

import java.time.Duration;

import com.foobar.monitor.registration.MonitorProperties.Instance;
import de.codecentric.boot.admin.server.domain.values.Registration;
import de.codecentric.boot.admin.server.services.InstanceRegistry;
import reactor.core.publisher.Flux;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the configured instances known once the monitor runs. They are fixed: nobody can
 * add one from outside, so the monitor can't be led to ask foreign addresses.
 */
@Component
final class FixedInstances {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final MonitorProperties properties;

	private final InstanceRegistry registry;

	FixedInstances(MonitorProperties properties, InstanceRegistry registry) {
		this.properties = properties;
		this.registry = registry;
	}

	@EventListener(ApplicationReadyEvent.class)
	void register() {
		Flux.fromIterable(this.properties.instances())
			.map(FixedInstances::registration)
			.concatMap(this.registry::register)
			.blockLast(PATIENCE);
	}

	private static Registration registration(Instance instance) {
		return Registration.create(instance.name(), instance.managementUrl() + "/health")
			.managementUrl(instance.managementUrl().toString())
			.serviceUrl(instance.serviceUrl().toString())
			.source("foobar.monitor")
			.metadata("group", instance.group())
			.build();
	}

}

package com.foobar.gateway.upstream;

import java.util.List;
import java.util.Set;

import com.foobar.gateway.configuration.HealthProperties;
import com.foobar.gateway.configuration.UpstreamsProperties;
import org.jspecify.annotations.Nullable;

/** A group of servers that are all alike. */
public final class Upstream {

	private final String name;

	private final List<Instance> instances;

	private final RoundRobin turns = new RoundRobin();

	/** Retries take turns of their own, else they would skew those of first tries. */
	private final RoundRobin retryTurns = new RoundRobin();

	private volatile List<Instance> usable;

	Upstream(String name, List<UpstreamsProperties.Instance> instances, HealthProperties rules) {
		this.name = name;
		this.instances = instances.stream()
			.map((instance) -> new Instance(instance.name(), instance.url(), instance.healthUrl(), rules,
					this::instanceChanged))
			.toList();
		this.usable = this.instances;
	}

	public String name() {
		return this.name;
	}

	public List<Instance> instances() {
		return this.instances;
	}

	/** Whose turn it is; nobody's when no instance is usable. */
	public @Nullable Instance next() {
		return this.turns.next(this.usable);
	}

	/** A usable instance besides those that have failed already. */
	public @Nullable Instance nextBesides(Set<Instance> failed) {
		return this.retryTurns.next(this.usable.stream().filter((instance) -> !failed.contains(instance)).toList());
	}

	private synchronized void instanceChanged() {
		List<Instance> trusted = this.instances.stream().filter(Instance::trusted).toList();
		this.usable = trusted.isEmpty() ? this.instances.stream().filter(Instance::usable).toList() : trusted;
	}

}

package com.foobar.gateway.upstream;

import org.jspecify.annotations.Nullable;

/** The instance whose mark the client brings, else the next in turn. */
final class Sticky implements Balancer {

	private final Balancer newcomers;

	Sticky(Balancer newcomers) {
		this.newcomers = newcomers;
	}

	@Override
	public Instance choose(Candidates candidates, @Nullable String key, long now) {
		if (key != null) {
			for (Instance instance : candidates.instances()) {
				if (instance.mark().equals(key)) {
					return instance;
				}
			}
		}
		return this.newcomers.choose(candidates, null, now);
	}

}

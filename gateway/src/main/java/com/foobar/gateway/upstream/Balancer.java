package com.foobar.gateway.upstream;

import java.util.List;

import com.foobar.gateway.configuration.BalanceProperties;
import org.jspecify.annotations.Nullable;

/** Chooses who gets a request. */
interface Balancer {

	/**
	 * Whom a request goes to.
	 * @param candidates who takes requests at present, at least one
	 * @param key what the request is recognised by, if by anything
	 * @param now present time as of {@link System#nanoTime()}, looked at unless the
	 * candidates are even
	 */
	Instance choose(Candidates candidates, @Nullable String key, long now);

	static Balancer of(BalanceProperties settings, int instances) {
		Balancer turns = new RoundRobin(instances);
		return switch (settings.algorithm()) {
			case ROUND_ROBIN -> turns;
			case LEAST_REQUESTS -> new LeastRequests();
			case CONSISTENT_HASH -> new ConsistentHash(settings.hashLoadFactor(), turns);
			case STICKY -> new Sticky(turns);
		};
	}

	/**
	 * Those among whom is chosen.
	 *
	 * @param instances all of them
	 * @param even whether all have the same share
	 */
	record Candidates(List<Instance> instances, boolean even) {
	}

}

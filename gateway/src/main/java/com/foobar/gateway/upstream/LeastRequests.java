package com.foobar.gateway.upstream;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * Draws two instances and takes the one with less under way for its weight. Two gateways
 * that know nothing of each other never run after the same idle instance this way.
 */
final class LeastRequests implements Balancer {

	@Override
	public Instance choose(Candidates candidates, @Nullable String key, long now) {
		List<Instance> instances = candidates.instances();
		int size = instances.size();
		if (size == 1) {
			return instances.getFirst();
		}
		ThreadLocalRandom random = ThreadLocalRandom.current();
		int one = random.nextInt(size);
		int other = (one + 1 + random.nextInt(size - 1)) % size;
		return lessBusy(instances.get(one), instances.get(other), candidates.even(), now);
	}

	private static Instance lessBusy(Instance one, Instance other, boolean even, long now) {
		long load = one.inFlight() + 1L;
		long otherLoad = other.inFlight() + 1L;
		boolean less = even ? load <= otherLoad : load * other.share(now) <= otherLoad * one.share(now);
		return less ? one : other;
	}

}

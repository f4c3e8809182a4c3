package com.foobar.gateway.upstream;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Gives every instance its turn, exactly, however many threads ask. With different
 * weights each goes forward by its weight at every turn; the one that is ahead gets the
 * request and goes back by the sum of all, which interleaves them as evenly as can be.
 */
final class RoundRobin implements Balancer {

	private final AtomicLong turn = new AtomicLong();

	private final double[] positions;

	RoundRobin(int instances) {
		this.positions = new double[instances];
	}

	@Override
	public Instance choose(Candidates candidates, @Nullable String key, long now) {
		List<Instance> instances = candidates.instances();
		if (candidates.even()) {
			return instances.get((int) (this.turn.getAndIncrement() % instances.size()));
		}
		return weighted(instances, now);
	}

	private synchronized Instance weighted(List<Instance> instances, long now) {
		Instance ahead = instances.getFirst();
		double sum = 0;
		for (Instance instance : instances) {
			double share = instance.share(now);
			sum += share;
			this.positions[instance.index()] += share;
			if (this.positions[instance.index()] > this.positions[ahead.index()]) {
				ahead = instance;
			}
		}
		this.positions[ahead.index()] -= sum;
		return ahead;
	}

}

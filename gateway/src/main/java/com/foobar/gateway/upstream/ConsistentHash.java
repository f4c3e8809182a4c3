package com.foobar.gateway.upstream;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The same key to the same instance, in every gateway: each instance scores for the key
 * and the highest score wins, so that only the keys of an instance that goes move, and
 * only as many as its weight is due move to one that comes. An instance that has more
 * under way than its bounded share passes the key on to the next score.
 */
final class ConsistentHash implements Balancer {

	private final double loadFactor;

	private final Balancer keyless;

	ConsistentHash(double loadFactor, Balancer keyless) {
		this.loadFactor = loadFactor;
		this.keyless = keyless;
	}

	@Override
	public Instance choose(Candidates candidates, @Nullable String key, long now) {
		if (key == null) {
			return this.keyless.choose(candidates, null, now);
		}
		List<Instance> instances = candidates.instances();
		long underWay = 1;
		double shares = 0;
		for (Instance instance : instances) {
			underWay += instance.inFlight();
			shares += shareOf(instance, candidates, now);
		}
		double perShare = this.loadFactor * underWay / shares;
		long hash = Hash.of(key);
		Instance best = instances.getFirst();
		double highest = -1;
		for (Instance instance : instances) {
			double share = shareOf(instance, candidates, now);
			double score = score(hash, instance, share);
			if (score > highest && instance.inFlight() + 1 <= Math.ceil(perShare * share)) {
				best = instance;
				highest = score;
			}
		}
		return best;
	}

	private static double shareOf(Instance instance, Candidates candidates, long now) {
		return candidates.even() ? 1 : instance.share(now);
	}

	/** Weighted rendezvous hashing: the chance to win is in proportion to the share. */
	private static double score(long key, Instance instance, double share) {
		double uniform = ((Hash.mix(key ^ instance.hash()) >>> 11) + 0.5) * 0x1p-53;
		return -share / Math.log(uniform);
	}

}

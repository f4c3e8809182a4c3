package com.foobar.gateway.upstream;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Gives every instance its turn, exactly, however many threads ask. With different
 * weights each goes forward by its weight at every turn; the one that is ahead gets the
 * request and goes back by the sum of all, which interleaves them as evenly as can be.
 * Who has far more under way than another is passed over: it has got stuck.
 */
final class RoundRobin implements Balancer {

	/** Fewer requests under way than this are no sign of anything. */
	private static final int MANY = 16;

	/** Times what another one has under way for its weight. */
	private static final int FAR_MORE = 4;

	private final AtomicLong turn = new AtomicLong();

	private final double[] positions;

	RoundRobin(int instances) {
		this.positions = new double[instances];
	}

	@Override
	public Instance choose(Candidates candidates, @Nullable String key, long now) {
		List<Instance> instances = candidates.instances();
		Instance due = candidates.even() ? instances.get((int) (this.turn.getAndIncrement() % instances.size()))
				: weighted(instances, now);
		return (due.inFlight() < MANY) ? due : unlessStuck(due, instances);
	}

	private static Instance unlessStuck(Instance due, List<Instance> instances) {
		Instance idlest = due;
		for (Instance instance : instances) {
			if ((long) instance.inFlight() * idlest.weight() < (long) idlest.inFlight() * instance.weight()) {
				idlest = instance;
			}
		}
		boolean stuck = (long) due.inFlight() * idlest.weight() > (long) FAR_MORE * idlest.inFlight() * due.weight();
		return stuck ? idlest : due;
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

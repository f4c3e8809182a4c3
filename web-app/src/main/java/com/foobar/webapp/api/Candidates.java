package com.foobar.webapp.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/** The instances one call may try, each at most once: those in good standing first. */
final class Candidates {

	private final Queue<Instance> untried;

	private final Deque<Instance> passedOver = new ArrayDeque<>();

	/**
	 * Starts at the given place of the list and goes round.
	 * @param instances all instances
	 * @param turn number of this call
	 */
	Candidates(List<Instance> instances, int turn) {
		this.untried = new ArrayDeque<>(instances.size());
		for (int i = 0; i < instances.size(); i++) {
			this.untried.add(instances.get(Math.floorMod(turn + i, instances.size())));
		}
	}

	/**
	 * The next instance to try, or null when there is none left. Asked only when it will
	 * be tried: {@link Instance#deservesTry()} hands out one try at a time.
	 */
	@Nullable Instance next() {
		for (Instance instance = this.untried.poll(); instance != null; instance = this.untried.poll()) {
			if (instance.deservesTry()) {
				return instance;
			}
			this.passedOver.add(instance);
		}
		return this.passedOver.poll();
	}

}

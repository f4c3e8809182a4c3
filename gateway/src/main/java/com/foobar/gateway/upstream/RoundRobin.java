package com.foobar.gateway.upstream;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** Gives every usable instance its turn, exactly, however many threads ask. */
final class RoundRobin {

	private final AtomicInteger turn = new AtomicInteger();

	@Nullable Instance next(List<Instance> usable) {
		if (usable.isEmpty()) {
			return null;
		}
		return usable.get(Math.floorMod(this.turn.getAndIncrement(), usable.size()));
	}

}

package com.foobar.localstack.drills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/** One fault under load: some calm, the fault, some calm, and the account of it all. */
final class Drill {

	/** Requests per second. */
	private static final int RATE = Integer.getInteger("drills.rate", 40);

	/** Time under load before and after a fault. */
	private static final Duration CALM = Duration.ofSeconds(Integer.getInteger("drills.calm", 20));

	private final DrillStack stack;

	private final Scoreboard scoreboard;

	private Site site;

	private Mix mix = Mix.USUAL;

	private Duration patience = Duration.ofSeconds(30);

	private boolean leavesSilence;

	Drill(DrillStack stack, Scoreboard scoreboard) {
		this.stack = stack;
		this.scoreboard = scoreboard;
		this.site = stack.site();
	}

	/** Asks another site than the stack's gateways. */
	Drill at(Site other) {
		this.site = other;
		return this;
	}

	Drill with(Mix other) {
		this.mix = other;
		return this;
	}

	/** How long clients wait at one address before they ask the next. */
	Drill patience(Duration longest) {
		this.patience = longest;
		this.leavesSilence = true;
		return this;
	}

	/**
	 * Does it, writes it on the scoreboard and fails when its target is missed.
	 * @param fault what happens; the calm after it begins when it returns
	 * @return all requests
	 */
	List<Sample> run(String name, Target target, Consumer<Load> fault) {
		return run(name, target, fault, (samples) -> List.of());
	}

	/**
	 * The same, with more to reach.
	 * @param more what was missed besides, in words
	 */
	List<Sample> run(String name, Target target, Consumer<Load> fault, Rule more) {
		this.stack.awaitWhole();
		List<Sample> samples;
		Set<String> acknowledged;
		int lost;
		long failedBefore;
		try (Load load = new Load(this.site, this.mix, RATE, this.patience, this.leavesSilence)) {
			load.goOn(CALM);
			failedBefore = load.failed();
			fault.accept(load);
			load.goOn(CALM);
			samples = load.finish();
			acknowledged = load.acknowledged();
			this.stack.awaitWhole();
			lost = this.stack.lost(load, acknowledged);
		}
		Result result = Result.of(samples, lost);
		List<String> missed = new ArrayList<>(result.missed(target));
		if (failedBefore > 0) {
			missed.add("the machine is too slow: " + failedBefore + " requests failed before the fault");
		}
		missed.addAll(more.missed(samples));
		this.scoreboard.add(name, result, target, missed);
		assertThat(missed).as(name).isEmpty();
		return samples;
	}

	/** Something that a drill must reach besides its target. */
	@FunctionalInterface
	interface Rule {

		List<String> missed(List<Sample> samples);

	}

}

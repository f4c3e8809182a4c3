package com.foobar.localstack.drills;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every application is restarted, again and again, until enough requests have come: fault
 * 20 of the list.
 */
@ExtendWith(Drills.class)
class RollingRestartDrills {

	private static final int REQUESTS = Integer.getInteger("drills.requests", 100_000);

	private static final int RATE = Integer.getInteger("drills.rolling-rate", 40);

	/**
	 * All six instances, each with its warm-up, on a machine that is busy with the load.
	 */
	private static final Duration ROUND = Duration.ofMinutes(15);

	@Test
	void noRequestFailsWhileEveryInstanceIsRestarted(DrillStack stack, Scoreboard scoreboard) {
		Target target = Target.NOTHING_FAILS;
		int rounds = 0;

		stack.awaitWhole();
		try (Load load = new Load(stack.site(), Mix.MANY_READS, RATE, Duration.ofSeconds(30), false)) {
			while (load.count() < REQUESTS) {
				stack.foobar().runWithin(ROUND, "rolling-restart");
				rounds++;
			}
			List<Sample> samples = load.finish();
			Set<String> acknowledged = load.acknowledged();
			Result result = Result.of(samples, stack.lost(load, acknowledged));
			List<String> missed = result.missed(target);
			scoreboard.add("20 rolling restart of every application, " + rounds + " times", result, target, missed);
			assertThat(missed).isEmpty();
		}
	}

}

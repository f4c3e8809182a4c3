package com.foobar.gateway.upstream;

import java.time.Duration;
import java.util.List;

import com.foobar.gateway.configuration.BalanceProperties.Algorithm;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When an instance that comes back gets its whole share at once, and when it does not.
 */
class SlowStartTests {

	private static final Duration TIME = Duration.ofSeconds(10);

	@Test
	void sharesEquallyWhenAllAreNew() {
		Group group = Group.of("one", "two").startingSlowlyFor(TIME);
		group.instance("one").refused();
		group.instance("two").refused();
		group.recover("one");
		assertThat(group.turns(2)).containsOnly("one");
		group.pass(Duration.ofSeconds(4));
		group.recover("two");

		assertThat(group.shares(100)).containsEntry("one", 50).containsEntry("two", 50);
		group.pass(TIME);
		assertThat(group.shares(100)).containsEntry("one", 50).containsEntry("two", 50);
	}

	@Test
	void sharesEquallyWhenTheGatewayItselfIsNew() {
		Group group = Group.of("one", "two").startingSlowlyFor(TIME).justStarted();
		group.instance("one").refused();
		group.pass(Duration.ofSeconds(4));
		group.recover("one");

		assertThat(group.shares(100)).containsEntry("one", 50).containsEntry("two", 50);
	}

	@Test
	void startsSlowlyBesideOneThatHasBeenInUseForAsLongAsAStartTakes() {
		Group group = Group.of("one", "two").startingSlowlyFor(TIME).justStarted();
		group.instance("one").refused();
		group.pass(TIME);
		group.recover("one");

		assertThat(group.shares(110)).containsEntry("one", 10).containsEntry("two", 100);
	}

	@Test
	void goesOnTogetherWithThoseThatAreStarting() {
		Group group = Group.of("one", "two").startingSlowlyFor(TIME);
		group.instance("one").refused();
		group.recover("one");
		group.pass(Duration.ofSeconds(5));
		group.instance("two").refused();
		group.recover("two");

		assertThat(group.turns(4)).containsExactlyInAnyOrder("one", "one", "two", "two");
		group.pass(Duration.ofSeconds(5));
		assertThat(group.turns(4)).containsExactlyInAnyOrder("one", "one", "two", "two");
	}

	@Test
	void givesAnInstanceThatWasOnlySilentItsWholeShare() {
		Group group = Group.of("one", "two").startingSlowlyFor(TIME);
		group.instance("one").keptSilent("the machine is busy");
		group.instance("one").keptSilent("the machine is busy");
		assertThat(group.turns(2)).containsOnly("two");
		group.recover("one");

		assertThat(group.shares(100)).containsEntry("one", 50);
	}

	@Test
	void leavesNoTraceWithAnyAlgorithm() {
		for (Algorithm algorithm : List.of(Algorithm.ROUND_ROBIN, Algorithm.CONSISTENT_HASH)) {
			Group group = Group.of("one", "two").sharedBy(algorithm).startingSlowlyFor(TIME).at(TIME.toNanos());
			long before = ownedByOne(group);
			group.instance("one").refused();
			group.recover("one");
			assertThat(ownedByOne(group)).as("%s", algorithm).isLessThan(before / 2);
			group.pass(TIME);

			assertThat(ownedByOne(group)).as("%s", algorithm).isEqualTo(before);
		}
	}

	private static long ownedByOne(Group group) {
		long owned = 0;
		for (int i = 0; i < 1_000; i++) {
			owned += group.turn("client " + i).equals("one") ? 1 : 0;
		}
		return owned;
	}

}

package com.foobar.gateway.upstream;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Active and passive instances, and what happens when too few are healthy. */
class TierTests {

	private final Group group = new Group().with("passive", 1, 1)
		.with("active", 1, 0)
		.startingSlowlyFor(Duration.ofSeconds(10));

	@Test
	void leavesAPassiveInstanceAloneWhileAnActiveOneIsUsable() {
		assertThat(this.group.turns(10)).containsOnly("active");
	}

	@Test
	void takesOverAtTheFirstRefusedConnection() {
		this.group.instance("active").refused();

		assertThat(this.group.turns(10)).containsOnly("passive");
	}

	@Test
	void retriesOnAPassiveInstanceWhatTheActiveOneHasFailed() {
		Instance other = this.group.upstream().enterBesides(List.of(this.group.instance("active")));

		assertThat(other).isSameAs(this.group.instance("passive"));
	}

	@Test
	void handsBackSlowly() {
		this.group.instance("active").refused();
		this.group.recover("active");

		assertThat(this.group.shares(100)).containsEntry("active", 10).containsEntry("passive", 90);
		this.group.pass(Duration.ofSeconds(5));
		assertThat(this.group.shares(100)).containsEntry("active", 50).containsEntry("passive", 50);
		this.group.pass(Duration.ofSeconds(5));
		assertThat(this.group.turns(100)).containsOnly("active");
	}

	@Test
	void handsBackAtOnceWhenThereIsNobodyToTakeOverFrom() {
		this.group.instance("active").refused();
		this.group.instance("passive").refused();
		this.group.recover("active");

		assertThat(this.group.turns(10)).containsOnly("active");
	}

	@Test
	void prefersAHealthyPassiveInstanceToASilentActiveOne() {
		this.group.instance("active").keptSilent("busy");
		this.group.instance("active").keptSilent("busy");
		assertThat(this.group.turns(10)).containsOnly("passive");

		this.group.instance("passive").refused();
		assertThat(this.group.turns(10)).containsOnly("active");
	}

	@Test
	void usesUnhealthyInstancesTooWhenTooFewAreHealthy() {
		Group three = Group.of("one", "two", "three");
		fail(three, "one");
		assertThat(three.shares(100)).containsOnlyKeys("two", "three");

		fail(three, "two");
		assertThat(three.shares(99)).containsEntry("one", 33).containsEntry("two", 33).containsEntry("three", 33);
		three.recover("one");
		assertThat(three.shares(100)).containsOnlyKeys("one", "three");
	}

	@Test
	void keepsOutOfAPanicWhereNothingListens() {
		Group three = Group.of("one", "two", "three");
		fail(three, "one");
		fail(three, "two");
		three.instance("two").refused();

		assertThat(three.shares(100)).containsOnlyKeys("one", "three");
	}

	@Test
	void hasNoPanicWhenNobodyIsHealthy() {
		Group three = Group.of("one", "two", "three");
		List.of("one", "two", "three").forEach((name) -> fail(three, name));

		assertThat(three.upstream().enter(null)).isNull();
	}

	private static void fail(Group group, String name) {
		group.instance(name).failed("not ready");
		group.instance(name).failed("not ready");
	}

}

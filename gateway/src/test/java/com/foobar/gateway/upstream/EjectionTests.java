package com.foobar.gateway.upstream;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Instances that fail requests although their health checks succeed. */
class EjectionTests {

	private final Group group = Group.of("one", "two");

	@Test
	void leavesAnInstanceAloneThatFailsFiveRequestsInARow() {
		this.group.fail("one", 4);
		assertThat(this.group.turns(4)).contains("one");

		this.group.fail("one", 1);
		assertThat(this.group.turns(4)).containsOnly("two");
	}

	@Test
	void startsToCountAnewWhenARequestIsServedInBetween() {
		this.group.fail("one", 4);
		this.group.instance("one").served();
		this.group.fail("one", 4);

		assertThat(this.group.turns(4)).contains("one");
	}

	@Test
	void usesItAgainAfterFiveSeconds() {
		this.group.fail("one", 5);
		this.group.pass(Duration.ofMillis(4_999));
		assertThat(this.group.turns(4)).containsOnly("two");

		this.group.pass(Duration.ofMillis(1));
		assertThat(this.group.turns(4)).containsExactly("one", "two", "one", "two");
	}

	@Test
	void usesItAgainBySlowStart() {
		Group slow = Group.of("one", "two").startingSlowlyFor(Duration.ofSeconds(10));
		slow.fail("one", 5);
		slow.pass(Duration.ofSeconds(5));

		assertThat(slow.shares(1_100)).hasEntrySatisfying("one", (its) -> assertThat(its).isBetween(99, 101));
	}

	@Test
	void leavesItAloneLongerEachTimeUpToFiveMinutes() {
		for (int seconds : List.of(5, 10, 20, 40, 80, 160, 300, 300)) {
			this.group.fail("one", 5);
			this.group.pass(Duration.ofSeconds(seconds).minusMillis(1));
			assertThat(this.group.turns(4)).as("before %s s", seconds).containsOnly("two");
			this.group.pass(Duration.ofMillis(1));
			assertThat(this.group.turns(4)).as("after %s s", seconds).contains("one");
		}
	}

	@Test
	void forgetsOneEjectionForEveryHalfMinuteInUse() {
		for (int seconds : List.of(5, 10, 20)) {
			this.group.fail("one", 5);
			this.group.pass(Duration.ofSeconds(seconds));
			this.group.turns(1);
		}
		this.group.pass(Duration.ofSeconds(60));

		this.group.fail("one", 5);
		this.group.pass(Duration.ofSeconds(10));
		assertThat(this.group.turns(4)).contains("one");
		this.group.pass(Duration.ofHours(1));
		this.group.fail("one", 5);
		this.group.pass(Duration.ofSeconds(5));
		assertThat(this.group.turns(4)).contains("one");
	}

	@Test
	void neverLeavesAllAlone() {
		this.group.fail("one", 5);
		this.group.fail("two", 50);

		assertThat(this.group.turns(4)).containsOnly("two");
	}

	@Test
	void leavesAtMostHalfAlone() {
		Group five = Group.of("one", "two", "three", "four", "five").panickingBelow(0);
		List.of("one", "two", "three").forEach((name) -> five.fail(name, 5));

		assertThat(five.shares(300)).containsOnlyKeys("three", "four", "five");
	}

	@Test
	void leavesNobodyAloneWhileAllFailAlike() {
		for (int i = 0; i < 20; i++) {
			this.group.fail("one", 1);
			this.group.fail("two", 1);
		}
		assertThat(this.group.turns(2)).containsExactly("one", "two");

		this.group.instance("two").served();
		this.group.fail("one", 1);
		assertThat(this.group.turns(4)).containsOnly("two");
	}

	@Test
	void isNotMovedByGoodChecks() {
		this.group.fail("one", 5);
		this.group.recover("one");

		assertThat(this.group.turns(4)).containsOnly("two");
	}

	@Test
	void bringsAnInstanceThatDiedOnceBackAtOnceAndOneThatKeepsDyingLater() {
		this.group.instance("one").passed();
		dieAndRecover();
		assertThat(this.group.turns(4)).contains("one");

		for (int seconds : List.of(5, 10, 20)) {
			dieAndRecover();
			this.group.pass(Duration.ofSeconds(seconds).minusMillis(1));
			assertThat(this.group.turns(4)).as("before %s s", seconds).containsOnly("two");
			this.group.pass(Duration.ofMillis(1));
			assertThat(this.group.turns(4)).as("after %s s", seconds).contains("one");
		}
	}

	@Test
	void countsEjections() {
		this.group.fail("one", 5);
		this.group.pass(Duration.ofSeconds(5));
		this.group.turns(1);
		this.group.fail("one", 5);

		assertThat(this.group.instance("one").ejections()).isEqualTo(2);
		assertThat(this.group.instance("two").ejections()).isZero();
	}

	private void dieAndRecover() {
		this.group.instance("one").refused();
		this.group.recover("one");
	}

}

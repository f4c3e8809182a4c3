package com.foobar.gateway.upstream;

import java.time.Duration;

import com.foobar.gateway.configuration.BalanceProperties.Algorithm;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators do to instances. */
class OperatorTests {

	private final Group group = Group.of("one", "two").startingSlowlyFor(Duration.ofSeconds(10));

	private final Instance one = this.group.instance("one");

	@Test
	void sendsADrainedInstanceNothingWhateverItsChecksSay() {
		this.one.drain();
		this.group.recover("one");

		assertThat(this.group.turns(4)).containsOnly("two");
		assertThat(state()).isEqualTo(InstanceState.DRAINED);
	}

	@Test
	void sendsADrainedInstanceNothingEvenWhenItIsTheLast() {
		this.one.drain();
		this.group.instance("two").refused();

		assertThat(this.group.upstream().isDeserted()).isTrue();
	}

	@Test
	void sendsADrainedInstanceNothingEvenForItsOwnClients() {
		Group sticky = Group.of("one", "two").sharedBy(Algorithm.STICKY);
		String mark = sticky.instance("one").mark();
		assertThat(sticky.turn(mark)).isEqualTo("one");

		sticky.instance("one").drain();
		assertThat(sticky.turn(mark)).isEqualTo("two");
	}

	@Test
	void bringsADrainedInstanceBackSlowly() {
		this.one.drain();
		this.one.undrain();

		assertThat(state()).isEqualTo(InstanceState.UNKNOWN);
		assertThat(this.group.shares(110)).containsEntry("one", 10);
	}

	@Test
	void countsADrainedInstanceNeitherAsHealthyNorAsUnhealthy() {
		Group three = Group.of("one", "two", "three");
		three.instance("one").drain();
		three.instance("two").failed("not ready");
		three.instance("two").failed("not ready");

		assertThat(three.turns(4)).containsOnly("three");
		assertThat(three.upstream().isPanicking()).isFalse();
	}

	@Test
	void leavesAnInstanceAloneForAsLongAsAsked() {
		this.one.eject(Duration.ofMinutes(2));
		this.group.pass(Duration.ofMinutes(2).minusMillis(1));
		assertThat(this.group.turns(4)).containsOnly("two");
		assertThat(state()).isEqualTo(InstanceState.EJECTED);

		this.group.pass(Duration.ofMillis(1));
		assertThat(this.group.shares(110)).containsEntry("one", 10);
	}

	@Test
	void forgetsEjections() {
		this.group.fail("one", 5);
		this.one.enable();
		assertThat(this.group.shares(110)).containsEntry("one", 10);
		this.group.pass(Duration.ofSeconds(10));
		assertThat(this.group.shares(100)).containsEntry("one", 50);

		this.group.fail("one", 5);
		this.group.pass(Duration.ofSeconds(5));
		assertThat(this.group.turns(20)).contains("one");
	}

	@Test
	void sharesOutByTheNewWeight() {
		this.one.weigh(3);
		assertThat(this.group.shares(100)).containsEntry("one", 75);

		this.one.weigh(1);
		assertThat(this.group.turns(100)).containsSubsequence("one", "two", "one", "two");
	}

	@Test
	void namesEveryState() {
		assertThat(state()).isEqualTo(InstanceState.UNKNOWN);
		this.one.passed();
		assertThat(state()).isEqualTo(InstanceState.UP);
		this.one.keptSilent("busy");
		this.one.keptSilent("busy");
		assertThat(state()).isEqualTo(InstanceState.SILENT);
		this.one.refused();
		assertThat(state()).isEqualTo(InstanceState.DOWN);
		this.group.recover("one");
		assertThat(state()).isEqualTo(InstanceState.STARTING);
		this.group.pass(Duration.ofSeconds(10));
		assertThat(state()).isEqualTo(InstanceState.UP);
	}

	private InstanceState state() {
		return this.group.upstream().stateOf(this.one);
	}

}

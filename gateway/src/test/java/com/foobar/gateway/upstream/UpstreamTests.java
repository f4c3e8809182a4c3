package com.foobar.gateway.upstream;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UpstreamTests {

	private final Group group = Group.of("one", "two", "three").panickingBelow(0);

	private final Upstream upstream = this.group.upstream();

	private final Instance one = this.upstream.instances().getFirst();

	private final Instance two = this.upstream.instances().get(1);

	private final Instance three = this.upstream.instances().getLast();

	@Test
	void usesInstancesInTurnBeforeTheirFirstCheck() {
		assertThat(turns(6)).containsExactly("one", "two", "three", "one", "two", "three");
	}

	@Test
	void allowsAnInstanceOneFailedCheckBeforeItsFirstGoodOne() {
		this.one.failed("the machine is busy starting");
		assertThat(turns(3)).contains("one");

		this.one.failed("it is not ready");
		assertThat(turns(4)).doesNotContain("one");
	}

	@Test
	void takesAnInstanceOutAfterTwoFailedChecksInARow() {
		this.one.passed();
		this.one.failed("once");
		this.one.passed();
		this.one.failed("once");
		assertThat(used(this.one)).isTrue();

		this.one.failed("twice");
		assertThat(used(this.one)).isFalse();
	}

	@Test
	void bringsAnInstanceBackAfterTwoGoodChecksInARow() {
		this.one.refused();
		this.one.passed();
		this.one.failed("again");
		this.one.passed();
		assertThat(used(this.one)).isFalse();

		this.one.passed();
		assertThat(used(this.one)).isTrue();
	}

	@Test
	void bringsAnInstanceBackAfterOneGoodCheckWhenNobodyElseIsUsable() {
		this.upstream.instances().forEach(Instance::refused);

		this.two.passed();
		this.one.passed();

		assertThat(turns(3)).containsOnly("two");
	}

	@Test
	void passesOverAnInstanceThatKeepsSilent() {
		this.one.keptSilent("no answer");
		assertThat(turns(3)).contains("one");

		this.one.keptSilent("no answer");
		assertThat(turns(4)).doesNotContain("one");
		this.one.passed();
		this.one.passed();
		assertThat(turns(3)).contains("one");
	}

	@Test
	void usesSilentInstancesWhenThereIsNoBetterOne() {
		for (Instance instance : List.of(this.one, this.two)) {
			instance.keptSilent("the machine is busy");
			instance.keptSilent("the machine is busy");
		}
		this.three.refused();

		assertThat(turns(4)).containsOnly("one", "two");
		this.two.passed();
		this.two.passed();
		assertThat(turns(2)).containsOnly("two");
	}

	@Test
	void takesASilentInstanceOutWhenItSpeaksAgainstItself() {
		for (Instance instance : List.of(this.one, this.two, this.three)) {
			instance.keptSilent("the machine is busy");
			instance.keptSilent("the machine is busy");
			instance.failed("it is stopping");
		}

		assertThat(this.upstream.enter(null)).isNull();
	}

	@Test
	void takesAnInstanceOutAtTheFirstRefusedConnection() {
		this.one.passed();
		this.one.refused();

		assertThat(used(this.one)).isFalse();
	}

	@Test
	void startsToCountAnewWhenAConnectionIsRefusedInBetween() {
		this.one.refused();
		this.one.passed();
		this.one.refused();
		this.one.passed();

		assertThat(used(this.one)).isFalse();
	}

	@Test
	void hasNobodyWhenNobodyIsUsable() {
		this.upstream.instances().forEach(Instance::refused);

		assertThat(this.upstream.enter(null)).isNull();
		assertThat(this.upstream.enterBesides(Set.of())).isNull();
	}

	@Test
	void retriesOnInstancesThatHaveNotFailedTheRequest() {
		this.three.refused();

		assertThat(this.upstream.enterBesides(Set.of(this.one))).isSameAs(this.two);
		assertThat(this.upstream.enterBesides(Set.of(this.one, this.two))).isNull();
	}

	@Test
	void givesPlacesBack() {
		Instance instance = this.upstream.enter(null);
		assertThat(this.one.inFlight()).isOne();

		assertThat(instance).isSameAs(this.one);
		this.one.leave();
		assertThat(this.one.inFlight()).isZero();
	}

	@Test
	void keepsItsTurnsExactWhenRetriesComeBetween() {
		assertThat(turns(1)).containsExactly("one");
		this.upstream.enterBesides(Set.of(this.one));
		assertThat(turns(2)).containsExactly("two", "three");
	}

	@Test
	void agreesWithItsInstancesAfterManyOfThemChangedAtOnce() throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
			for (Instance instance : this.upstream.instances()) {
				threads.execute(() -> {
					for (int i = 0; i < 100; i++) {
						instance.refused();
						instance.passed();
						instance.passed();
					}
				});
			}
			threads.shutdown();
			assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
		}
		this.group.pass(Duration.ofMinutes(5));

		assertThat(turns(3)).containsExactlyInAnyOrder("one", "two", "three");
	}

	private boolean used(Instance instance) {
		return this.upstream.uses(instance);
	}

	private List<String> turns(int count) {
		return this.group.turns(count);
	}

}

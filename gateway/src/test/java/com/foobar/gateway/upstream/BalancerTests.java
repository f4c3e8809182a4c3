package com.foobar.gateway.upstream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import com.foobar.gateway.configuration.BalanceProperties.Algorithm;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BalancerTests {

	@Test
	void sharesOutByWeightExactlyAndInterleaved() {
		Group group = new Group().with("large", 5, 0).with("small", 1, 0).with("other", 1, 0);

		assertThat(group.turns(7)).containsExactly("large", "large", "small", "large", "other", "large", "large");
		assertThat(group.shares(7_000)).containsEntry("large", 5_000)
			.containsEntry("small", 1_000)
			.containsEntry("other", 1_000);
	}

	@Test
	void passesOverInItsTurnsWhoIsStuck() {
		Group group = Group.of("one", "two", "three");
		burden(group, "one", 20);
		burden(group, "two", 4);

		assertThat(group.turns(9)).containsOnly("two", "three");
	}

	@Test
	void keepsItsTurnsExactWhileAllAreBusyAlike() {
		Group group = new Group().with("large", 2, 0).with("small", 1, 0);
		burden(group, "large", 60);
		burden(group, "small", 10);

		assertThat(group.shares(300)).containsEntry("large", 200).containsEntry("small", 100);
	}

	private static void burden(Group group, String name, int requests) {
		for (int i = 0; i < requests; i++) {
			group.instance(name).enter();
		}
	}

	@Test
	void prefersTheLessBusyOfTwo() {
		Group group = Group.of("one", "two").sharedBy(Algorithm.LEAST_REQUESTS);
		group.instance("one").enter();

		assertThat(group.turns(100)).containsOnly("two");
	}

	@Test
	void measuresHowBusyAnInstanceIsByItsWeight() {
		Group group = new Group().with("large", 4, 0).with("small", 1, 0).sharedBy(Algorithm.LEAST_REQUESTS);
		group.instance("large").enter();
		group.instance("large").enter();

		assertThat(group.turns(100)).containsOnly("large");
	}

	@Test
	void neverChoosesTheBusiestOfThree() {
		Group group = Group.of("one", "two", "three").sharedBy(Algorithm.LEAST_REQUESTS);
		group.instance("one").enter();

		assertThat(group.shares(3_000)).containsOnlyKeys("two", "three").hasEntrySatisfying("two", this::aboutHalf);
	}

	private void aboutHalf(int requests) {
		assertThat(requests).isCloseTo(1_500, within(200));
	}

	@Test
	void givesAKeyToTheSameInstanceInEveryGateway() {
		Group one = Group.of("one", "two", "three").sharedBy(Algorithm.CONSISTENT_HASH);
		Group other = Group.of("three", "one", "two").sharedBy(Algorithm.CONSISTENT_HASH);

		assertThat(owners(one)).isEqualTo(owners(other));
	}

	@Test
	void movesOnlyTheKeysOfAnInstanceThatIsGone() {
		Group group = Group.of("one", "two", "three").sharedBy(Algorithm.CONSISTENT_HASH);
		Map<String, String> before = owners(group);
		group.instance("two").refused();
		Map<String, String> after = owners(group);

		before.forEach((key, owner) -> {
			if (!owner.equals("two")) {
				assertThat(after).containsEntry(key, owner);
			}
		});
		assertThat(after).doesNotContainValue("two");
		group.recover("two");
		assertThat(owners(group)).isEqualTo(before);
	}

	@Test
	void ownsKeysInProportionToItsWeight() {
		Group group = new Group().with("large", 3, 0).with("small", 1, 0).sharedBy(Algorithm.CONSISTENT_HASH);

		assertThat(owners(group).values().stream().filter("large"::equals).count()).isCloseTo(7_500L, within(300L));
	}

	@Test
	void passesAKeyOnWhenItsInstanceHasMoreThanItsShare() {
		Group group = Group.of("one", "two").sharedBy(Algorithm.CONSISTENT_HASH);
		Upstream upstream = group.upstream();

		IntStream.range(0, 100).forEach((i) -> upstream.enter("one client that asks too much"));

		List<Integer> loads = upstream.instances().stream().map(Instance::inFlight).sorted().toList();
		assertThat(loads.getLast()).isBetween(62, 64);
		assertThat(loads.getFirst()).isEqualTo(100 - loads.getLast());
	}

	@Test
	void takesTurnsWithRequestsThatHaveNoKey() {
		for (Algorithm algorithm : List.of(Algorithm.CONSISTENT_HASH, Algorithm.STICKY)) {
			assertThat(Group.of("one", "two").sharedBy(algorithm).turns(4)).containsExactly("one", "two", "one", "two");
		}
	}

	@Test
	void sticksToTheInstanceWhoseMarkAClientBrings() {
		Group group = Group.of("one", "two").sharedBy(Algorithm.STICKY);
		String mark = group.instance("two").mark();

		assertThat(List.of(group.turn(mark), group.turn(mark), group.turn(mark))).containsOnly("two");
	}

	@Test
	void givesAClientAnotherInstanceWhenItsOwnIsGone() {
		Group group = Group.of("one", "two").sharedBy(Algorithm.STICKY);
		String mark = group.instance("two").mark();
		group.instance("two").refused();

		assertThat(group.turn(mark)).isEqualTo("one");
		assertThat(group.turn("invented")).isEqualTo("one");
	}

	@Test
	void growsFromATenthToTheWholeShareAfterAReturn() {
		Group group = Group.of("one", "two").startingSlowlyFor(Duration.ofSeconds(10));
		group.turns(3);
		group.instance("one").refused();
		group.recover("one");

		assertThat(group.shares(1_100)).hasEntrySatisfying("one", (its) -> assertThat(its).isBetween(99, 101));
		group.pass(Duration.ofSeconds(5));
		assertThat(group.shares(1_500)).hasEntrySatisfying("one", (its) -> assertThat(its).isBetween(499, 501));
		group.pass(Duration.ofSeconds(5));
		assertThat(group.shares(1_000)).containsEntry("one", 500);
	}

	@Test
	void startsAtOnceWhenItWasNeverOut() {
		Group group = Group.of("one", "two").startingSlowlyFor(Duration.ofSeconds(10));
		group.instance("one").passed();
		group.instance("two").passed();

		assertThat(group.turns(4)).containsExactly("one", "two", "one", "two");
	}

	@Test
	void startsSlowlyWithEveryAlgorithm() {
		Group hashed = Group.of("one", "two")
			.sharedBy(Algorithm.CONSISTENT_HASH)
			.startingSlowlyFor(Duration.ofHours(1));
		hashed.instance("one").refused();
		hashed.recover("one");
		assertThat(owners(hashed).values().stream().filter("one"::equals).count()).isCloseTo(909L, within(150L));

		Group drawn = Group.of("one", "two").sharedBy(Algorithm.LEAST_REQUESTS).startingSlowlyFor(Duration.ofHours(1));
		drawn.instance("one").refused();
		drawn.recover("one");
		IntStream.range(0, 110).forEach((i) -> drawn.upstream().enter(null));
		assertThat(drawn.instance("one").inFlight()).isBetween(8, 12);
	}

	private static Map<String, String> owners(Group group) {
		Map<String, String> owners = new HashMap<>();
		IntStream.range(0, 10_000)
			.mapToObj((i) -> "10.0." + i / 256 + "." + i % 256)
			.forEach((key) -> owners.put(key, Objects.requireNonNull(group.turn(key))));
		return owners;
	}

}

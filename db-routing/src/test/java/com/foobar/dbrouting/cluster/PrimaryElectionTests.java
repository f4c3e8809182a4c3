package com.foobar.dbrouting.cluster;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.foobar.dbrouting.gtid.GtidSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrimaryElectionTests {

	private static final UUID A = new UUID(0, 1);

	private static final UUID B = new UUID(0, 2);

	private static final UUID C = new UUID(0, 3);

	@Test
	void takesTheOnlyWritableNode() {
		assertThat(elect(Topology.FIXED, Map.of("a", node(A, true), "b", node(B, false)), null))
			.isEqualTo(new Election.Elected("a", false));
	}

	@Test
	void followsPromotion() {
		assertThat(elect(Topology.FIXED, Map.of("a", node(A, false), "b", node(B, true)), "a"))
			.isEqualTo(new Election.Elected("b", false));
	}

	@Test
	void hasNobodyWhenNobodyTakesWrites() {
		assertThat(elect(Topology.FIXED, Map.of("a", node(A, false)), "a")).isEqualTo(new Election.Vacant());
		assertThat(elect(Topology.FIXED, Map.of(), "a")).isEqualTo(new Election.Vacant());
	}

	@Test
	void keepsToIncumbentWhenDemotedPrimaryComesBackWritable() {
		assertThat(elect(Topology.FIXED, Map.of("a", node(A, true), "b", node(B, true)), "b"))
			.isEqualTo(new Election.Elected("b", true));
	}

	@Test
	void refusesToGuessBetweenTwoWritableNodes() {
		assertThat(elect(Topology.FIXED, Map.of("b", node(B, true), "a", node(A, true)), null))
			.isEqualTo(new Election.Ambiguous(List.of("a", "b")));
		assertThat(elect(Topology.FIXED, Map.of("b", node(B, true), "a", node(A, true)), "c"))
			.isEqualTo(new Election.Ambiguous(List.of("a", "b")));
	}

	@Test
	void countsTwoNamesOfOneServerOnce() {
		Map<String, Observation> both = Map.of("a", node(A, true), "b", node(A, true));

		assertThat(elect(Topology.FIXED, both, null)).isEqualTo(new Election.Elected("a", false));
		assertThat(elect(Topology.FIXED, both, "b")).isEqualTo(new Election.Elected("b", false));
	}

	@Test
	void takesNoNodeThatFollowsAnother() {
		Observation follower = new Observation(1, B, true, true, true, GtidSet.EMPTY, List.of(), List.of());

		assertThat(elect(Topology.REPLICATION, Map.of("a", node(A, true), "b", follower), null))
			.isEqualTo(new Election.Elected("a", false));
		assertThat(elect(Topology.REPLICATION, Map.of("b", follower), "b")).isEqualTo(new Election.Vacant());
	}

	@Test
	void takesPrimaryOfGroupOnceItIsWritable() {
		List<GroupMember> view = List.of(member(A, true, false), member(B, true, true), member(C, false, false));

		assertThat(elect(Topology.GROUP, Map.of("a", member(A, false, view), "b", member(B, true, view)), "a"))
			.isEqualTo(new Election.Elected("b", false));
		assertThat(elect(Topology.GROUP, Map.of("a", member(A, false, view), "b", member(B, false, view)), "a"))
			.isEqualTo(new Election.Vacant());
	}

	@Test
	void believesNoMinority() {
		List<GroupMember> minority = List.of(member(A, true, true), member(B, false, false), member(C, false, false));
		List<GroupMember> majority = List.of(member(A, false, false), member(B, true, true), member(C, true, false));

		assertThat(elect(Topology.GROUP, Map.of("a", member(A, true, minority)), "a")).isEqualTo(new Election.Vacant());
		assertThat(elect(Topology.GROUP, Map.of("a", member(A, true, minority), "b", member(B, true, majority)), "a"))
			.isEqualTo(new Election.Elected("b", false));
	}

	@Test
	void believesMostWhoeverWasAskedLast() {
		List<GroupMember> now = List.of(member(A, true, false), member(B, true, true), member(C, true, false));
		List<GroupMember> before = List.of(member(A, true, true), member(B, true, false), member(C, true, false));
		Map<String, Observation> healing = Map.of("a", member(A, true, before), "b", member(B, true, now), "c",
				member(C, false, now));

		assertThat(elect(Topology.GROUP, healing, null)).isEqualTo(new Election.Elected("b", false));
		assertThat(elect(Topology.GROUP, healing, "a")).isEqualTo(new Election.Elected("b", false));
	}

	@Test
	void keepsToIncumbentWhenMembersOfGroupAreDividedEvenly() {
		List<GroupMember> one = List.of(member(A, true, true), member(B, true, false), member(C, false, false));
		List<GroupMember> other = List.of(member(A, true, false), member(B, true, true), member(C, false, false));
		Map<String, Observation> divided = Map.of("a", member(A, true, one), "b", member(B, true, other));

		assertThat(elect(Topology.GROUP, divided, "b")).isEqualTo(new Election.Elected("b", true));
		assertThat(elect(Topology.GROUP, divided, null)).isEqualTo(new Election.Ambiguous(List.of("a", "b")));
	}

	private static Election elect(Topology topology, Map<String, Observation> observations,
			@Nullable String incumbent) {
		return PrimaryElection.elect(topology, observations, incumbent);
	}

	private static Observation node(UUID server, boolean writable) {
		return new Observation(1, server, true, writable, false, GtidSet.EMPTY, List.of(), List.of());
	}

	private static Observation member(UUID server, boolean writable, List<GroupMember> view) {
		return new Observation(1, server, true, writable, false, GtidSet.EMPTY, view, List.of());
	}

	private static GroupMember member(UUID server, boolean online, boolean primary) {
		return new GroupMember(server, "host:3306", online, primary);
	}

}

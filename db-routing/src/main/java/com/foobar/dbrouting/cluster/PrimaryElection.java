package com.foobar.dbrouting.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Tells from what the servers say which one takes the writes. Follows what an operator or
 * a group has decided, and decides nothing itself: of two writable servers it keeps to
 * the one it knew, since a demoted primary that comes back is writable too.
 */
final class PrimaryElection {

	private PrimaryElection() {
	}

	/**
	 * The outcome.
	 * @param observations what each node that answers said last, by its name
	 * @param incumbent name of the node that took the writes so far
	 */
	static Election elect(Topology topology, Map<String, Observation> observations, @Nullable String incumbent) {
		List<String> writable = switch (topology) {
			case FIXED -> names(observations, incumbent, Observation::writable);
			case REPLICATION -> names(observations, incumbent, (node) -> node.writable() && !node.follows());
			case GROUP -> {
				Optional<UUID> primary = primaryOfMajority(observations);
				yield names(observations, incumbent,
						(node) -> node.writable() && primary.filter(node.server()::equals).isPresent());
			}
		};
		if (writable.isEmpty()) {
			return new Election.Vacant();
		}
		if (writable.size() == 1) {
			return new Election.Elected(writable.getFirst(), false);
		}
		return (incumbent != null && writable.contains(incumbent)) ? new Election.Elected(incumbent, true)
				: new Election.Ambiguous(writable);
	}

	private static Optional<UUID> primaryOfMajority(Map<String, Observation> observations) {
		return observations.values()
			.stream()
			.filter(Observation::hasMajority)
			.max((one, two) -> Long.compare(one.at(), two.at()))
			.flatMap((view) -> view.members()
				.stream()
				.filter((member) -> member.primary() && member.online())
				.map(GroupMember::server)
				.findFirst());
	}

	/** Two names of one server count once: a name may have moved. */
	private static List<String> names(Map<String, Observation> observations, @Nullable String incumbent,
			Predicate<Observation> condition) {
		Map<UUID, String> names = new HashMap<>();
		new TreeMap<>(observations).forEach((name, node) -> {
			if (condition.test(node) && (name.equals(incumbent) || !names.containsKey(node.server()))) {
				names.put(node.server(), name);
			}
		});
		return names.values().stream().sorted().toList();
	}

}

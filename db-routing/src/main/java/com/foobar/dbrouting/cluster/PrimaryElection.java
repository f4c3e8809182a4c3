package com.foobar.dbrouting.cluster;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
				Set<UUID> favorites = favorites(observations.values());
				yield names(observations, incumbent, (node) -> node.writable() && favorites.contains(node.server()));
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

	/**
	 * Whom most members hold for the primary. While a group is breaking or mending they
	 * see different ones for a moment; who is cut off from the majority is not asked.
	 */
	private static Set<UUID> favorites(Collection<Observation> observations) {
		Map<UUID, UUID> votes = new HashMap<>();
		observations.stream()
			.filter(Observation::hasMajority)
			.forEach((view) -> view.members()
				.stream()
				.filter((member) -> member.primary() && member.online())
				.forEach((primary) -> votes.put(view.server(), primary.server())));
		Map<UUID, Long> counts = votes.values()
			.stream()
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		return counts.entrySet()
			.stream()
			.filter((server) -> server.getValue().equals(Collections.max(counts.values())))
			.map(Map.Entry::getKey)
			.collect(Collectors.toUnmodifiableSet());
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

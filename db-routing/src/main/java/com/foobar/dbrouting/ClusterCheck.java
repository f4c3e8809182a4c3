package com.foobar.dbrouting;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.Node;
import org.jspecify.annotations.Nullable;

/**
 * Refuses servers on which routing can't keep its promise. A server that does not answer
 * at the start is no reason: it may come.
 */
final class ClusterCheck {

	/** Unknown system variable, and one that may not be set or has no such value. */
	private static final Set<Integer> UNKNOWN_VARIABLE = Set.of(1193, 1231, 1238);

	private ClusterCheck() {
	}

	static void check(Cluster cluster) {
		try {
			List<String> without = cluster.nodesWithoutGtids();
			if (!without.isEmpty()) {
				throw invalid(without.getFirst(),
						"leads to a server with gtid_mode other than ON, whose" + " transactions can't be told apart",
						"Set gtid_mode=ON and enforce_gtid_consistency=ON on it.");
			}
			cluster.serversWithSeveralNames().forEach((server, names) -> {
				throw invalid(names.getLast(),
						"leads to the same server as " + names.getFirst() + ", with the UUID " + server,
						"Give each node its own server; a copied data folder needs its auto.cnf removed.");
			});
			cluster.state().nodes().forEach(ClusterCheck::requireTracking);
		}
		catch (InvalidDbRoutingException ex) {
			cluster.close();
			throw ex;
		}
	}

	private static void requireTracking(Node node) {
		if (!node.isAnswering()) {
			if (tellsOfUnknownVariable(node.failure())) {
				throw invalid(node.name(), "leads to a server that is no MySQL 8.0.22 or later",
						"Use such a server: " + node.failure());
			}
			return;
		}
		try {
			node.connect().close();
		}
		catch (SQLException ex) {
			if (tellsOfUnknownVariable(ex.getCause())) {
				throw invalid(node.name(), "leads to a server that refuses session_track_gtids=OWN_GTID",
						"Connect to a MySQL server of version 8.0.22 or later itself, not to a proxy.");
			}
		}
	}

	private static boolean tellsOfUnknownVariable(@Nullable Throwable failure) {
		return failure instanceof SQLException refusal && UNKNOWN_VARIABLE.contains(refusal.getErrorCode());
	}

	private static InvalidDbRoutingException invalid(String node, String problem, String remedy) {
		return new InvalidDbRoutingException("db-routing.nodes." + node + ".url", problem, remedy);
	}

}

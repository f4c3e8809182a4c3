package com.foobar.dbrouting;

import java.util.LinkedHashMap;
import java.util.Map;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.ClusterState;
import com.foobar.dbrouting.cluster.Node;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * What the nodes do. Without replicas all goes on; without a primary only reads do.
 */
final class DbRoutingHealthIndicator extends AbstractHealthIndicator {

	private final Cluster cluster;

	DbRoutingHealthIndicator(Cluster cluster) {
		super("The nodes could not be looked at");
		this.cluster = cluster;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		ClusterState state = this.cluster.state();
		health.status(status(state));
		Map<String, String> nodes = new LinkedHashMap<>();
		for (Node node : state.nodes()) {
			nodes.put(node.name(), NodeRole.of(this.cluster, node).sentence());
		}
		health.withDetails(nodes);
		if (state.primary() == null) {
			health.withDetail("writes", state.rivals().isEmpty() ? "wait for a primary"
					: "are refused: " + String.join(" and ", state.rivals()) + " all take writes");
		}
		else if (state.contested()) {
			health.withDetail("warning", "another node takes writes too and must be made read-only");
		}
	}

	private Status status(ClusterState state) {
		if (state.primary() != null) {
			return Status.UP;
		}
		return state.nodes().stream().anyMatch((node) -> this.cluster.serves(node, state, true)) ? Status.OUT_OF_SERVICE
				: Status.DOWN;
	}

}

package com.foobar.dbrouting;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.ClusterState;
import com.foobar.dbrouting.cluster.Node;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Shows each node's state and how far behind it is. */
final class ClusterMeters implements MeterBinder {

	private static final double NANOS = 1e9;

	private final Cluster cluster;

	ClusterMeters(Cluster cluster) {
		this.cluster = cluster;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("db.routing.primary.epoch", this.cluster, (all) -> all.state().epoch())
			.description("Changes of the primary")
			.register(registry);
		Gauge.builder("db.routing.primary.contested", this.cluster, (all) -> isContested(all.state()) ? 1 : 0)
			.description("Whether several nodes take writes")
			.register(registry);
		for (Node node : this.cluster.state().nodes()) {
			bind(registry, node);
		}
	}

	private void bind(MeterRegistry registry, Node node) {
		Gauge.builder("db.routing.node.lag", node, (one) -> this.cluster.lag(one).toNanos() / NANOS)
			.description("Age of the state that the node shows")
			.baseUnit("seconds")
			.tag("node", node.name())
			.register(registry);
		Gauge.builder("db.routing.node.behind", node, this::behind)
			.description("Transactions of the primary that the node has not executed")
			.baseUnit("transactions")
			.tag("node", node.name())
			.register(registry);
		for (NodeRole role : NodeRole.values()) {
			Gauge.builder("db.routing.node.state", node, (one) -> (role == NodeRole.of(this.cluster, one)) ? 1 : 0)
				.description("1 for the state that the node is in")
				.tag("node", node.name())
				.tag("state", role.tag())
				.register(registry);
		}
	}

	private double behind(Node node) {
		Node primary = this.cluster.state().primary();
		return (primary != null) ? primary.known().minus(node.known()).size() : 0;
	}

	private static boolean isContested(ClusterState state) {
		return state.contested() || !state.rivals().isEmpty();
	}

}

package com.foobar.dbrouting.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who is who at one moment.
 *
 * @param epoch grows with each change of the primary
 * @param primary node that takes the writes, when there is one
 * @param contested whether another node would take writes too
 * @param rivals names of nodes that would all take writes, when none can be preferred
 * @param nodes all nodes, the primary among them
 * @param since when the primary came or went, by {@link System#nanoTime}
 * @param changed whether another node has become primary, or one was found, since the
 * start
 * @param changedAt when that happened last, by {@link System#nanoTime}
 */
public record ClusterState(long epoch, @Nullable Node primary, boolean contested, List<String> rivals, List<Node> nodes,
		long since, boolean changed, long changedAt) {

	public ClusterState {
		rivals = List.copyOf(rivals);
		nodes = List.copyOf(nodes);
	}

	/**
	 * Whether that happened so recently. Most of the time it never has, and the clock is
	 * not looked at.
	 */
	public boolean hasChangedWithin(long nanos) {
		return this.changed && System.nanoTime() - this.changedAt < nanos;
	}

	/** The node with that key, if there is one. */
	public @Nullable Node node(int key) {
		for (Node node : this.nodes) {
			if (node.key() == key) {
				return node;
			}
		}
		return null;
	}

}

package com.foobar.dbrouting;

import java.util.Locale;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.ClusterState;
import com.foobar.dbrouting.cluster.Node;

/** What a node does at a moment. */
enum NodeRole {

	/** Takes the writes. */
	PRIMARY("takes writes"),

	/** Serves reads. */
	REPLICA("serves reads"),

	/**
	 * Answers, and is too far behind to serve reads, or without the rest of its group.
	 */
	BEHIND("answers, but is too far behind or cut off from its group to serve reads"),

	/** Does not answer. */
	GONE("does not answer");

	private final String sentence;

	NodeRole(String sentence) {
		this.sentence = sentence;
	}

	static NodeRole of(Cluster cluster, Node node) {
		ClusterState state = cluster.state();
		if (node == state.primary()) {
			return PRIMARY;
		}
		if (!node.isAnswering()) {
			return GONE;
		}
		return cluster.serves(node, state, false) ? REPLICA : BEHIND;
	}

	/** The name used in metrics. */
	String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** What to tell a person. */
	String sentence() {
		return this.sentence;
	}

}

package com.foobar.dbrouting.cluster;

/** How nodes are found and how the one that takes writes is told from the others. */
public enum Topology {

	/** The configured nodes, and no others; the writable one is the primary. */
	FIXED,

	/**
	 * The configured nodes and those that they name as their source or replicas; the
	 * primary is writable and follows nobody.
	 */
	REPLICATION,

	/**
	 * The members of a group, found from the configured nodes; the majority's primary.
	 */
	GROUP

}

package com.foobar.dbrouting.cluster;

import javax.sql.DataSource;

/**
 * Wraps the source of a node's connections, below its pool, for example to trace queries
 * with datasource-micrometer. A bean of this type is used for every node.
 */
@FunctionalInterface
public interface PoolDecoration {

	/** Leaves it as it is. */
	PoolDecoration NONE = (node, connections) -> connections;

	/**
	 * The data source to use in place of the given one. Its connections must unwrap to
	 * the driver's.
	 */
	DataSource decorate(String node, DataSource connections);

}

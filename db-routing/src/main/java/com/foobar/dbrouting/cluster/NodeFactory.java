package com.foobar.dbrouting.cluster;

import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;

/** Makes what a node needs to be reached. */
public interface NodeFactory {

	/**
	 * A pool of read-only connections with autocommit off, none of them open yet.
	 * @param check given each new connection of the driver
	 */
	HikariDataSource pool(String name, NodeUrl url, NewConnectionCheck check);

	/** A connection of its own for the watch, each call on it limited. */
	Connection watch(NodeUrl url) throws SQLException;

	/** Refuses a connection that has reached another server than it should. */
	@FunctionalInterface
	interface NewConnectionCheck {

		void check(Connection connection) throws SQLException;

	}

}

package com.foobar.dbrouting.cluster;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Cuts connections to servers that are no longer waited for. Over TLS the driver waits
 * for the other side's farewell for as long as it would wait for an answer, so that
 * happens on a thread of its own.
 */
final class ConnectionAbort {

	private ConnectionAbort() {
	}

	/** Returns at once; statements under way fail when the driver notices. */
	static void begin(Connection connection) {
		try {
			connection.abort((work) -> Thread.ofVirtual().name("db-routing-abort").start(work));
		}
		catch (SQLException ex) {
			// It is as good as closed.
		}
	}

}

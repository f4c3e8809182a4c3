package com.foobar.dbrouting.routing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * What an application can set on a handle, for whichever node it gets. Hardly anybody
 * does, so all handles share the defaults.
 *
 * @param isolation level of {@link Connection}
 * @param catalog database to use, when another one than the URL's
 * @param holdability of {@link ResultSet}
 * @param timeoutExecutor runs what ends a statement, when a time limit was set
 * @param timeoutMillis the time limit for the network, 0 for none
 */
record HandleSettings(int isolation, @Nullable String catalog, int holdability, @Nullable Executor timeoutExecutor,
		int timeoutMillis) {

	static final HandleSettings DEFAULTS = new HandleSettings(Connection.TRANSACTION_REPEATABLE_READ, null,
			ResultSet.HOLD_CURSORS_OVER_COMMIT, null, 0);

	HandleSettings withIsolation(int level) {
		return new HandleSettings(level, this.catalog, this.holdability, this.timeoutExecutor, this.timeoutMillis);
	}

	HandleSettings withCatalog(String name) {
		return new HandleSettings(this.isolation, name, this.holdability, this.timeoutExecutor, this.timeoutMillis);
	}

	HandleSettings withHoldability(int value) {
		return new HandleSettings(this.isolation, this.catalog, value, this.timeoutExecutor, this.timeoutMillis);
	}

	HandleSettings withNetworkTimeout(Executor executor, int milliseconds) {
		return new HandleSettings(this.isolation, this.catalog, this.holdability, executor, milliseconds);
	}

	/** Tells a node's connection what differs from the way it comes from its pool. */
	void applyTo(Connection connection) throws SQLException {
		if (this.isolation != Connection.TRANSACTION_REPEATABLE_READ) {
			connection.setTransactionIsolation(this.isolation);
		}
		if (this.catalog != null) {
			connection.setCatalog(this.catalog);
		}
		if (this.timeoutExecutor != null) {
			connection.setNetworkTimeout(this.timeoutExecutor, this.timeoutMillis);
		}
	}

}

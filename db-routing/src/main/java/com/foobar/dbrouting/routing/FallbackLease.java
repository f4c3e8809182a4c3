package com.foobar.dbrouting.routing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

import com.foobar.dbrouting.cluster.Node;

/**
 * A read on the primary in place of a replica, which takes a share of what those may. A
 * replica that serves the user afterwards must show what the primary has shown, and the
 * primary may be dead by then.
 */
final class FallbackLease extends Lease {

	private final Semaphore share;

	FallbackLease(Node primary, Connection connection, Semaphore share) {
		super(primary, connection, true);
		this.share = share;
	}

	@Override
	void close() throws SQLException {
		try {
			super.close();
		}
		finally {
			this.share.release();
			node().note();
		}
	}

}

package com.foobar.dbrouting.routing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

import com.foobar.dbrouting.cluster.Node;
import com.foobar.dbrouting.cluster.ReadsInUse;
import org.jspecify.annotations.Nullable;

/** A node's connection, lent for one transaction. */
class Lease {

	private final Node node;

	private final Connection connection;

	private final boolean read;

	/** A share of what reads may take from the primary. */
	private final @Nullable Semaphore share;

	private final int place;

	Lease(Node node, Connection connection, boolean read, @Nullable Semaphore share) {
		this.node = node;
		this.connection = connection;
		this.read = read;
		this.share = share;
		this.place = read ? node.readsInUse().add(connection) : ReadsInUse.NO_PLACE;
	}

	/** The node's connection. */
	final Connection connection() {
		return this.connection;
	}

	/** Where it leads. */
	final Node node() {
		return this.node;
	}

	/** Whether it was lent for reading only. */
	final boolean isRead() {
		return this.read;
	}

	/** Hears that a commit has failed, which may have happened all the same. */
	void commitFailed() {
	}

	/** Gives the connection back. */
	void close() throws SQLException {
		this.node.readsInUse().remove(this.place);
		try {
			this.connection.close();
		}
		finally {
			if (this.share != null) {
				this.share.release();
			}
		}
	}

}

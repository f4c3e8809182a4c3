package com.foobar.dbrouting.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The driver's connections below a node's pool, so that reads on a server that stops
 * answering need not wait for the socket's time limit. Writes are left alone: whether
 * they have happened, only the server's answer tells. A write says that it is one, so
 * that reads, of which there are more, need not say anything.
 */
public final class OpenConnections {

	private final Set<Connection> open = ConcurrentHashMap.newKeySet();

	private final Set<Connection> writing = ConcurrentHashMap.newKeySet();

	/** Takes in a new one, and forgets those that have been closed. */
	void add(Connection connection) {
		this.open.removeIf(OpenConnections::isClosed);
		this.open.add(connection);
	}

	/** Spares it until the write has ended. */
	public void beginWrite(Connection connection) {
		this.writing.add(connection);
	}

	/** Called before the connection goes back to the pool. */
	public void endWrite(Connection connection) {
		this.writing.remove(connection);
	}

	/**
	 * Cuts all but those that write: their statements fail as soon as the driver notices.
	 */
	void abortReads() {
		for (Connection connection : this.open) {
			if (!this.writing.contains(connection)) {
				ConnectionAbort.begin(connection);
			}
		}
	}

	private static boolean isClosed(Connection connection) {
		try {
			return connection.isClosed();
		}
		catch (SQLException ex) {
			return true;
		}
	}

}

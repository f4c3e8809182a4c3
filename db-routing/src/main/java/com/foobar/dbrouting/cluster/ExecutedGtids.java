package com.foobar.dbrouting.cluster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * The question to a server which transactions it has executed, on one connection of its
 * own. Used by one thread at a time.
 */
final class ExecutedGtids implements SharedQuestion.Question, AutoCloseable {

	private final DataSource connections;

	private final Duration patience;

	private @Nullable Connection connection;

	/**
	 * Creates the question.
	 * @param connections where a new connection comes from, each with its own time limits
	 * @param patience a lost connection that took longer than this to show is not
	 * replaced in the same question
	 */
	ExecutedGtids(DataSource connections, Duration patience) {
		this.connections = connections;
		this.patience = patience;
	}

	@Override
	public synchronized String ask() throws SQLException {
		long begun = System.nanoTime();
		Connection existing = this.connection;
		if (existing == null) {
			return askOnNewConnection();
		}
		try {
			return ask(existing);
		}
		catch (SQLException ex) {
			close();
			// A server that was restarted has cut the connection but is there; one that
			// let us wait would let us wait again.
			if (System.nanoTime() - begun > this.patience.toNanos()) {
				throw ex;
			}
			return askOnNewConnection();
		}
	}

	private String askOnNewConnection() throws SQLException {
		Connection fresh = this.connections.getConnection();
		this.connection = fresh;
		try {
			return ask(fresh);
		}
		catch (SQLException ex) {
			close();
			throw ex;
		}
	}

	private static String ask(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT @@global.gtid_executed")) {
			result.next();
			return result.getString(1).replace("\n", "");
		}
	}

	@Override
	public synchronized void close() {
		Connection existing = this.connection;
		this.connection = null;
		if (existing != null) {
			try {
				existing.close();
			}
			catch (SQLException ex) {
				// Nothing is lost: no transaction ever runs on this connection.
			}
		}
	}

}

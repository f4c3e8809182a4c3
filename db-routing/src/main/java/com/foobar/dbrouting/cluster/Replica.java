package com.foobar.dbrouting.cluster;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

/**
 * The replica and its pool. Hands out a connection only when the replica contains what
 * the reader must see.
 */
public final class Replica implements AutoCloseable {

	private final HikariDataSource pool;

	private final Duration waitBudget;

	private final Duration timeout;

	private final Circuit circuit;

	/**
	 * Creates the replica.
	 * @param pool read-only connections, limited to {@code timeout} when borrowed
	 * @param waitBudget longest wait for the applier
	 * @param timeout how long the replica may take beyond that to say that it is behind
	 * @param pollInterval how often a lost replica is asked again
	 */
	public Replica(HikariDataSource pool, Duration waitBudget, Duration timeout, Duration pollInterval) {
		this.pool = pool;
		this.waitBudget = waitBudget;
		this.timeout = timeout;
		this.circuit = new Circuit("replica", pollInterval, this::answers);
	}

	/** Whether the replica is known to be gone. */
	public boolean isDown() {
		return this.circuit.isOpen();
	}

	/** Whether the replica answers at this moment. */
	public boolean answers() {
		try (Connection connection = this.pool.getConnection()) {
			contains(connection, "");
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * Borrows a connection that shows the given transactions. Tries even when the replica
	 * is known to be gone.
	 * @param executed GTID set that must have been applied, or empty to take the replica
	 * as it is
	 */
	public Attempt open(String executed) {
		Connection connection;
		try {
			connection = this.pool.getConnection();
		}
		catch (SQLException ex) {
			// The pool names a cause only when connecting failed, not when all are in
			// use.
			return (ex.getCause() != null) ? lost(ex.getCause()) : new Busy();
		}
		try {
			if (executed.isEmpty() || contains(connection, executed)) {
				return new Ready(connection);
			}
			connection.close();
			return new Behind();
		}
		catch (SQLException ex) {
			closeQuietly(connection);
			return lost(ex);
		}
	}

	private boolean contains(Connection connection, String executed) throws SQLException {
		int usual = connection.getNetworkTimeout();
		connection.setNetworkTimeout(Runnable::run, Math.toIntExact(this.waitBudget.plus(this.timeout).toMillis()));
		try (PreparedStatement wait = connection.prepareStatement("SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?)")) {
			wait.setString(1, executed);
			// Seconds with a fraction. Zero would wait for ever: the settings refuse it.
			wait.setBigDecimal(2, BigDecimal.valueOf(this.waitBudget.toMillis(), 3));
			try (ResultSet result = wait.executeQuery()) {
				boolean contains = result.next() && "0".equals(result.getString(1));
				connection.setNetworkTimeout(Runnable::run, usual);
				return contains;
			}
		}
	}

	private Attempt lost(Throwable failure) {
		this.circuit.trip(failure);
		HikariPoolMXBean control = this.pool.getHikariPoolMXBean();
		if (control != null) {
			// The others went to the same server: none may greet it when it is back.
			control.softEvictConnections();
		}
		return new Down();
	}

	private static void closeQuietly(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			// The first failure is the one to report.
		}
	}

	@Override
	public void close() {
		this.circuit.close();
	}

	/** What came of the wish for a connection. */
	public sealed interface Attempt {

	}

	/**
	 * The replica shows what must be seen.
	 *
	 * @param connection borrowed connection, to be closed by the receiver
	 */
	public record Ready(Connection connection) implements Attempt {

	}

	/** The replica is there but had not applied the transactions in time. */
	public record Behind() implements Attempt {

	}

	/** All connections to the replica are in use. */
	public record Busy() implements Attempt {

	}

	/** The replica does not answer. */
	public record Down() implements Attempt {

	}

}

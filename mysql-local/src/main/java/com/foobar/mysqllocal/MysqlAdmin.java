package com.foobar.mysqllocal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import com.foobar.mysqllocal.host.MysqlLocalException;

/**
 * Commands a running server: opens it, lets it follow another one, asks how far it is,
 * prepares its stop.
 */
public final class MysqlAdmin {

	private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

	private static final Duration READY_PAUSE = Duration.ofMillis(50);

	private final int port;

	private final AdminConnection connection;

	private final Dialect dialect;

	MysqlAdmin(int port, String password, MysqlVersion version) {
		this.port = port;
		this.connection = new AdminConnection(port, password);
		this.dialect = new Dialect(version);
	}

	/**
	 * Waits until the server answers.
	 * @param limit how long to wait at most
	 * @param alive whether the server's process still runs: with a dead one there is
	 * nothing to wait for
	 * @throws MysqlLocalException when it did not answer
	 */
	public void awaitReady(Duration limit, BooleanSupplier alive) {
		long end = System.nanoTime() + limit.toNanos();
		while (true) {
			try {
				this.connection.attempt(ANSWER_LIMIT, (open) -> open.createStatement().execute("SELECT 1"));
				return;
			}
			catch (SQLException ex) {
				if (!alive.getAsBoolean() || System.nanoTime() > end) {
					String why = alive.getAsBoolean() ? "gave no answer within " + limit.toSeconds() + " s"
							: "has ended";
					throw new MysqlLocalException("MySQL on port " + this.port + " " + why + ": " + ex.getMessage(),
							ex);
				}
				pause();
			}
		}
	}

	private void pause() {
		try {
			Thread.sleep(READY_PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MysqlLocalException("interrupted while waiting for MySQL on port " + this.port, ex);
		}
	}

	/**
	 * Makes it the primary: open to writes, each of which is on disk before it is
	 * acknowledged.
	 */
	public void openForWriting() {
		execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1", "SET GLOBAL sync_binlog = 1",
				"SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");
	}

	/**
	 * Makes it a replica: closed to writes, following the source by GTID over TLS, and
	 * fast rather than durable, since it can be made anew. Nothing is changed when it
	 * follows that source already.
	 * @param sourcePort port of the primary on 127.0.0.1
	 * @param replicationPassword password of the replication account
	 */
	public void follow(int sourcePort, String replicationPassword) {
		this.connection.call(ANSWER_LIMIT, (open) -> {
			run(open, "SET GLOBAL super_read_only = ON", "SET GLOBAL innodb_flush_log_at_trx_commit = 2",
					"SET GLOBAL sync_binlog = 0");
			if (!ReplicaStatusQuery.follows(open, sourcePort)) {
				run(open, "STOP REPLICA");
				changeSource(open, sourcePort, replicationPassword);
			}
			run(open, "START REPLICA");
			return true;
		});
	}

	private void changeSource(Connection open, int sourcePort, String replicationPassword) throws SQLException {
		// The number of retries must be named: the default was 86400 in 8.0 and is 10 in
		// 9.x.
		String change = """
				CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = ?, SOURCE_USER = ?,
				SOURCE_PASSWORD = ?, SOURCE_AUTO_POSITION = 1, SOURCE_SSL = 1, SOURCE_CONNECT_RETRY = 1,
				SOURCE_RETRY_COUNT = 86400, SOURCE_HEARTBEAT_PERIOD = 2""";
		try (PreparedStatement statement = open.prepareStatement(this.dialect.changeSource(change))) {
			statement.setInt(1, sourcePort);
			statement.setString(2, MysqlAccounts.REPLICATION);
			statement.setString(3, replicationPassword);
			statement.execute();
		}
	}

	/** How it replicates, or empty when it follows nobody. */
	public Optional<ReplicationStatus> replicationStatus() {
		return this.connection.call(ANSWER_LIMIT, ReplicaStatusQuery::ask);
	}

	/** GTIDs of all transactions that it has executed. */
	public String executedGtidSet() {
		return this.connection.call(ANSWER_LIMIT, (open) -> {
			try (Statement statement = open.createStatement();
					ResultSet result = statement.executeQuery("SELECT @@global.gtid_executed")) {
				return result.next() ? result.getString(1).replace("\n", "") : "";
			}
		});
	}

	/**
	 * Waits until it has executed the transactions.
	 * @param gtidSet their GTIDs
	 * @param limit how long to wait at most
	 * @return whether it has
	 */
	public boolean awaitExecuted(String gtidSet, Duration limit) {
		return this.connection.call(limit.plus(ANSWER_LIMIT), (open) -> {
			try (PreparedStatement statement = open.prepareStatement("SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?)")) {
				statement.setString(1, gtidSet);
				statement.setDouble(2, Math.max(limit.toMillis(), 1) / 1000.0); // 0 would
																				// wait
																				// for
																				// ever
				try (ResultSet result = statement.executeQuery()) {
					return result.next() && result.getInt(1) == 0;
				}
			}
		});
	}

	/**
	 * Ends the connections of its replicas, for which a stop would otherwise wait up to
	 * ten seconds. Ask the process to stop at once afterwards, for they come back.
	 */
	public void prepareStop() {
		this.connection.call(ANSWER_LIMIT, (open) -> {
			try (Statement list = open.createStatement();
					ResultSet dumps = list.executeQuery(
							"SELECT id FROM information_schema.processlist WHERE command LIKE 'Binlog Dump%'");
					Statement kill = open.createStatement()) {
				while (dumps.next()) {
					kill.execute("KILL " + dumps.getLong(1));
				}
			}
			return true;
		});
	}

	/**
	 * Executes one statement for a person, within 30 seconds and 10,000 rows.
	 * @param sql a single statement
	 */
	public QueryResult query(String sql) {
		return this.connection.call(BoundedQuery.TIME_LIMIT.plus(ANSWER_LIMIT),
				(open) -> BoundedQuery.execute(open, sql, BoundedQuery.TIME_LIMIT));
	}

	void execute(String... statements) {
		this.connection.call(ANSWER_LIMIT, (open) -> {
			run(open, statements);
			return true;
		});
	}

	private static void run(Connection open, String... statements) throws SQLException {
		try (Statement statement = open.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}

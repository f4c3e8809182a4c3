package com.foobar.dbrouting.cluster;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import com.foobar.dbrouting.gtid.GtidSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The questions to one server, on one connection. Used by one thread at a time.
 */
final class Probe implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Probe.class);

	/** Access to a table, to a privileged statement. */
	private static final Set<Integer> DENIED = Set.of(1142, 1227);

	private static final String STATE = "SELECT @@global.server_uuid, @@global.gtid_mode,"
			+ " @@global.read_only OR @@global.super_read_only, @@global.gtid_executed";

	private static final String FOLLOWS = "SELECT COUNT(*) FROM performance_schema.replication_connection_status"
			+ " WHERE SERVICE_STATE <> 'OFF'";

	private static final String SOURCES = "SELECT HOST, PORT"
			+ " FROM performance_schema.replication_connection_configuration WHERE HOST <> ''";

	private static final String MEMBERS = "SELECT MEMBER_ID, MEMBER_HOST, MEMBER_PORT, MEMBER_STATE, MEMBER_ROLE"
			+ " FROM performance_schema.replication_group_members WHERE MEMBER_ID <> ''";

	private final Connection connection;

	private final Topology topology;

	private boolean warned;

	private String executedText = "";

	private GtidSet executed = GtidSet.EMPTY;

	Probe(Connection connection, Topology topology) {
		this.connection = connection;
		this.topology = topology;
	}

	/** All that there is to know at this moment. */
	Observation observe() throws SQLException {
		long at = System.nanoTime();
		UUID server;
		boolean numbersTransactions;
		boolean writable;
		GtidSet set;
		try (Statement statement = this.connection.createStatement(); ResultSet state = statement.executeQuery(STATE)) {
			state.next();
			server = UUID.fromString(state.getString(1));
			numbersTransactions = "ON".equals(state.getString(2));
			writable = !state.getBoolean(3);
			set = parsed(state.getString(4));
		}
		return switch (this.topology) {
			case FIXED -> new Observation(at, server, numbersTransactions, writable, false, set, List.of(), List.of());
			case REPLICATION -> new Observation(at, server, numbersTransactions, writable, follows(), set, List.of(),
					neighbours(writable));
			case GROUP -> {
				List<GroupMember> members = members();
				yield new Observation(at, server, numbersTransactions, writable, false, set, members,
						members.stream().map(GroupMember::address).toList());
			}
		};
	}

	/** The transactions that the server has executed at this moment. */
	GtidSet executed() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT @@global.gtid_executed")) {
			result.next();
			return parsed(result.getString(1));
		}
	}

	/** Waits for so long, more than nothing, until the server has executed them. */
	boolean awaitExecuted(GtidSet needed, Duration time) throws SQLException {
		try (PreparedStatement wait = this.connection.prepareStatement("SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?)")) {
			wait.setString(1, needed.toString());
			// Seconds with a fraction. Zero would wait for ever.
			wait.setBigDecimal(2, BigDecimal.valueOf(Math.max(1, time.toMillis()), 3));
			try (ResultSet result = wait.executeQuery()) {
				return result.next() && "0".equals(result.getString(1));
			}
		}
	}

	/** Sets of thousands of intervals come unchanged most of the time. */
	private GtidSet parsed(String text) {
		if (!text.equals(this.executedText)) {
			this.executed = GtidSet.parse(text);
			this.executedText = text;
		}
		return this.executed;
	}

	private boolean follows() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery(FOLLOWS)) {
			result.next();
			return result.getInt(1) > 0;
		}
		catch (SQLException ex) {
			tolerateDenial(ex);
			return false;
		}
	}

	/** What may not be asked is left out: the configured nodes will do. */
	private void tolerateDenial(SQLException failure) throws SQLException {
		if (!DENIED.contains(failure.getErrorCode())) {
			throw failure;
		}
		if (!this.warned) {
			this.warned = true;
			log.warn("Other nodes can't be found, for which the account needs SELECT on performance_schema and"
					+ " REPLICATION SLAVE: {}", failure.getMessage());
		}
	}

	private List<String> neighbours(boolean writable) throws SQLException {
		List<String> addresses = new ArrayList<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet sources = statement.executeQuery(SOURCES)) {
			while (sources.next()) {
				addresses.add(address(sources.getString(1), sources.getInt(2)));
			}
		}
		catch (SQLException ex) {
			tolerateDenial(ex);
		}
		if (writable) {
			try (Statement statement = this.connection.createStatement();
					ResultSet replicas = statement.executeQuery("SHOW REPLICAS")) {
				while (replicas.next()) {
					String host = replicas.getString("Host");
					if (host != null && !host.isBlank()) {
						addresses.add(address(host, replicas.getInt("Port")));
					}
				}
			}
			catch (SQLException ex) {
				tolerateDenial(ex);
			}
		}
		return addresses;
	}

	private List<GroupMember> members() throws SQLException {
		List<GroupMember> members = new ArrayList<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery(MEMBERS)) {
			while (result.next()) {
				members.add(new GroupMember(UUID.fromString(result.getString(1)),
						address(result.getString(2), result.getInt(3)), "ONLINE".equals(result.getString(4)),
						"PRIMARY".equals(result.getString(5))));
			}
		}
		return members;
	}

	private static String address(String host, int port) {
		return host.toLowerCase(Locale.ROOT) + ":" + port;
	}

	/** Leaves a server that does not answer. */
	void abandon() {
		ConnectionAbort.begin(this.connection);
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			// Nothing is lost: no transaction ever runs on this connection.
		}
	}

}

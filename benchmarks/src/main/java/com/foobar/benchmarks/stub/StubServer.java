package com.foobar.benchmarks.stub;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A server of a replicated pair. Says of itself what such a server says, and answers
 * every other question with its name.
 */
public final class StubServer extends AbstractDataSource {

	/** What both servers of the pair have executed. */
	public static final String EXECUTED = "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-1000";

	/** A question to whoever serves a transaction. */
	public static final String WHO = "SELECT @@hostname";

	/** Who may come in. */
	public static final String USER = "app";

	private final String name;

	private final UUID uuid;

	private final boolean readOnly;

	private StubServer(String name, UUID uuid, boolean readOnly) {
		this.name = name;
		this.uuid = uuid;
		this.readOnly = readOnly;
	}

	/** The server that takes writes. */
	public static StubServer primary() {
		return new StubServer("primary", new UUID(0, 1), false);
	}

	/** The server that follows, and is never behind. */
	public static StubServer replica() {
		return new StubServer("replica", new UUID(0, 2), true);
	}

	/** What its answers say who it is. */
	public String name() {
		return this.name;
	}

	/** The URL of a server that would answer so. */
	public String url() {
		return "jdbc:mysql://" + this.name + ":3306/foobar";
	}

	@Override
	public Connection getConnection() {
		return StubConnection.to(this);
	}

	@Override
	public Connection getConnection(String username, String password) {
		return getConnection();
	}

	/** The columns of the only row that answers a statement. */
	List<String> answer(String sql) {
		if (sql.contains("@@global.gtid_mode")) {
			return List.of(this.uuid.toString(), "ON", this.readOnly ? "1" : "0", EXECUTED);
		}
		if (sql.contains("@@global.server_uuid")) {
			return List.of(this.uuid.toString());
		}
		if (sql.contains("@@global.gtid_executed")) {
			return List.of(EXECUTED);
		}
		if (sql.contains("WAIT_FOR_EXECUTED_GTID_SET")) {
			return List.of("0");
		}
		return List.of(this.name);
	}

}

package com.foobar.benchmarks.stub;

import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The one statement of a connection. Keeps its answer as long as it is asked the same, as
 * a driver keeps a prepared statement.
 */
abstract class StubStatement implements PreparedStatement {

	private static final Constructor<? extends StubStatement> NEW = Partial.constructor(StubStatement.class,
			StubConnection.class);

	/** What somebody asks who wants to rest on a connection. */
	private static final String REST = "DO SLEEP";

	private static final int REST_SECONDS = 10;

	private final StubConnection connection;

	private final StubResultSet result;

	private String sql = "";

	private boolean closed;

	StubStatement(StubConnection connection) {
		this.connection = connection;
		this.result = StubResultSet.of(this);
	}

	static StubStatement of(StubConnection connection) {
		return Partial.create(NEW, connection);
	}

	@SuppressWarnings("ReferenceEquality") // Only saves time: another text is looked at.
	final StubStatement reopened(String text) {
		this.closed = false;
		if (text != this.sql) {
			this.sql = text;
			this.result.answer(text.isEmpty() ? List.of() : this.connection.server().answer(text));
		}
		return this;
	}

	@Override
	public ResultSet executeQuery() {
		return this.result.rewound();
	}

	@Override
	public ResultSet executeQuery(String text) {
		return reopened(text).executeQuery();
	}

	@Override
	public boolean execute() {
		return true;
	}

	@Override
	public boolean execute(String text) throws SQLException {
		if (text.startsWith(REST)) {
			rest();
			return false;
		}
		reopened(text);
		return true;
	}

	private void rest() throws SQLException {
		try {
			if (this.connection.end().await(REST_SECONDS, TimeUnit.SECONDS)) {
				throw new SQLException("The connection was closed", "08S01");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SQLException("Interrupted", ex);
		}
	}

	@Override
	public ResultSet getResultSet() {
		return executeQuery();
	}

	@Override
	public int getUpdateCount() {
		return -1;
	}

	@Override
	public Connection getConnection() {
		return this.connection;
	}

	@Override
	public void close() {
		this.closed = true;
	}

	@Override
	public boolean isClosed() {
		return this.closed;
	}

}

package com.foobar.benchmarks.stub;

import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/**
 * A connection with one statement, which is used again and again: what it costs is what
 * the pool and the routing cost.
 */
abstract class StubConnection implements Connection {

	private static final Constructor<? extends StubConnection> NEW = Partial.constructor(StubConnection.class,
			StubServer.class);

	private final StubServer server;

	private final StubStatement statement;

	private final DatabaseMetaData metaData;

	private final CountDownLatch end = new CountDownLatch(1);

	private boolean autoCommit = true;

	private boolean readOnly;

	private int isolation = TRANSACTION_REPEATABLE_READ;

	StubConnection(StubServer server) {
		this.server = server;
		this.statement = StubStatement.of(this);
		this.metaData = StubMetaData.of(this);
	}

	static StubConnection to(StubServer server) {
		return Partial.create(NEW, server);
	}

	final StubServer server() {
		return this.server;
	}

	/** Lets a caller wait until the connection is closed. */
	final CountDownLatch end() {
		return this.end;
	}

	@Override
	public StubStatement createStatement() {
		return this.statement.reopened("");
	}

	@Override
	public PreparedStatement prepareStatement(String sql) {
		return this.statement.reopened(sql);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int type, int concurrency) {
		return this.statement.reopened(sql);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability) {
		return this.statement.reopened(sql);
	}

	@Override
	public DatabaseMetaData getMetaData() {
		return this.metaData;
	}

	@Override
	public void setAutoCommit(boolean on) {
		this.autoCommit = on;
	}

	@Override
	public boolean getAutoCommit() {
		return this.autoCommit;
	}

	@Override
	public void setReadOnly(boolean on) {
		this.readOnly = on;
	}

	@Override
	public boolean isReadOnly() {
		return this.readOnly;
	}

	@Override
	public void setTransactionIsolation(int level) {
		this.isolation = level;
	}

	@Override
	public int getTransactionIsolation() {
		return this.isolation;
	}

	@Override
	public boolean isValid(int timeout) {
		return !isClosed();
	}

	@Override
	public void close() {
		this.end.countDown();
	}

	@Override
	public void abort(Executor executor) {
		close();
	}

	@Override
	public boolean isClosed() {
		return this.end.getCount() == 0;
	}

}

package com.foobar.benchmarks.stub;

import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;

import org.jspecify.annotations.Nullable;

/** Claims to be a MySQL server without tables. */
abstract class StubMetaData implements DatabaseMetaData {

	private static final Constructor<? extends StubMetaData> NEW = Partial.constructor(StubMetaData.class,
			StubConnection.class);

	private final StubConnection connection;

	StubMetaData(StubConnection connection) {
		this.connection = connection;
	}

	static StubMetaData of(StubConnection connection) {
		return Partial.create(NEW, connection);
	}

	@Override
	public Connection getConnection() {
		return this.connection;
	}

	@Override
	public ResultSet getTables(@Nullable String catalog, @Nullable String schema, @Nullable String name,
			String @Nullable [] types) {
		return this.connection.createStatement().getResultSet();
	}

	@Override
	public String getURL() {
		return this.connection.server().url();
	}

	@Override
	public String getUserName() {
		return StubServer.USER;
	}

	@Override
	public String getDatabaseProductName() {
		return "MySQL";
	}

	@Override
	public String getDatabaseProductVersion() {
		return "8.0.31";
	}

}

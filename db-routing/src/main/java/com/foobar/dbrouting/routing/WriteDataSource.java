package com.foobar.dbrouting.routing;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The primary, for everything that is not marked read-only. */
public final class WriteDataSource extends DelegatingDataSource {

	private final RoutingListener listener;

	public WriteDataSource(DataSource primary, RoutingListener listener) {
		super(primary);
		this.listener = listener;
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = obtainTargetDataSource().getConnection();
		this.listener.routed(Route.WRITE);
		return connection;
	}

}

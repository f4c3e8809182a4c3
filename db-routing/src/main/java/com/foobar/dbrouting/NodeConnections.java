package com.foobar.dbrouting;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;

import com.foobar.dbrouting.cluster.NodeFactory.NewConnectionCheck;
import com.foobar.dbrouting.cluster.NodeUrl;
import com.mysql.cj.jdbc.Driver;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.AbstractDataSource;

/** New connections to one server. */
final class NodeConnections extends AbstractDataSource {

	private final NodeUrl url;

	private final Driver driver;

	private final Properties properties = new Properties();

	private final NewConnectionCheck check;

	NodeConnections(NodeUrl url, NodePools.Account account, @Nullable Properties others, NewConnectionCheck check) {
		this.url = url.withoutProperties();
		this.check = check;
		if (others != null) {
			this.properties.putAll(others);
		}
		this.properties.putAll(url.properties());
		this.properties.setProperty("user", account.username());
		this.properties.setProperty("password", account.password());
		try {
			this.driver = new Driver();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The driver can't be made", ex);
		}
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = this.driver.connect(this.url.jdbc(), this.properties);
		if (connection == null) {
			throw new SQLException("The driver does not know URLs like " + this.url.jdbc(), "08001");
		}
		try {
			this.check.check(connection);
			return connection;
		}
		catch (SQLException | RuntimeException ex) {
			connection.close();
			throw ex;
		}
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		throw new SQLFeatureNotSupportedException("A node's connections all use one account");
	}

	/** The URL has the limits; the pool only tries. */
	@Override
	public void setLoginTimeout(int timeout) {
	}

	@Override
	public String toString() {
		return this.url.jdbc();
	}

}

package com.foobar.benchmarks.stub;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

/** Reaches the pair by URL, for peers that take no data source. */
public final class StubDriver implements Driver {

	private static final String PREFIX = "jdbc:stub://";

	private final Map<String, StubServer> servers = Map.of("primary", StubServer.primary(), "replica",
			StubServer.replica());

	/** Lets the driver manager know the driver. */
	public static void register() throws SQLException {
		DriverManager.registerDriver(new StubDriver());
	}

	@Override
	public @Nullable Connection connect(String url, Properties properties) throws SQLException {
		if (!acceptsURL(url)) {
			return null;
		}
		String host = url.substring(PREFIX.length()).split("[:/?]", 2)[0];
		StubServer server = this.servers.get(host);
		if (server == null) {
			throw new SQLException("There is no server " + host, "08001");
		}
		return server.getConnection();
	}

	@Override
	public boolean acceptsURL(String url) {
		return url.startsWith(PREFIX);
	}

	@Override
	public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
		return new DriverPropertyInfo[0];
	}

	@Override
	public int getMajorVersion() {
		return 1;
	}

	@Override
	public int getMinorVersion() {
		return 0;
	}

	@Override
	public boolean jdbcCompliant() {
		return false;
	}

	@Override
	public Logger getParentLogger() throws SQLFeatureNotSupportedException {
		throw new SQLFeatureNotSupportedException();
	}

}

package com.foobar.benchmarks.peer;

import java.sql.SQLException;
import java.util.Properties;

import com.foobar.benchmarks.stub.StubDriver;
import com.foobar.benchmarks.stub.StubServer;
import org.jspecify.annotations.Nullable;
import software.amazon.jdbc.Driver;
import software.amazon.jdbc.HikariPooledConnectionProvider;
import software.amazon.jdbc.ds.AwsWrapperDataSource;

/**
 * The wrapper with the plugin for two addresses and the wrapper's own pools, without a
 * pool around it, as its manual demands.
 */
final class AwsWrapperPeer {

	private AwsWrapperPeer() {
	}

	static OpenPeer overStubs() throws SQLException {
		StubDriver.register();
		Properties properties = between("primary", "replica");
		properties.setProperty("wrapperTargetDriverDialect", "generic");
		return open("stub://primary/foobar", StubServer.USER, null, properties);
	}

	/**
	 * Opens it over two MySQL servers.
	 * @param primary address and port
	 * @param replica address and port
	 * @param path what follows the address in a URL of MySQL's driver
	 */
	static OpenPeer overServers(String primary, String replica, String path, String user, String password)
			throws SQLException {
		return open("mysql://" + primary + path, user, password, between(primary, replica));
	}

	private static Properties between(String primary, String replica) {
		Properties properties = new Properties();
		properties.setProperty("wrapperPlugins", "srw");
		properties.setProperty("srwWriteEndpoint", primary);
		properties.setProperty("srwReadEndpoint", replica);
		// Else each change of the server asks it for its role first.
		properties.setProperty("verifyNewSrwConnections", "false");
		properties.setProperty("wrapperDialect", "mysql");
		return properties;
	}

	private static OpenPeer open(String url, String user, @Nullable String password, Properties properties)
			throws SQLException {
		HikariPooledConnectionProvider pools = new HikariPooledConnectionProvider((host, unused) -> Pools.settings(),
				null, (host, unused) -> true, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2);
		Driver.setCustomConnectionProvider(pools);
		AwsWrapperDataSource dataSource = new AwsWrapperDataSource();
		dataSource.setJdbcUrl("jdbc:aws-wrapper:" + url);
		dataSource.setUser(user);
		if (password != null) {
			dataSource.setPassword(password);
		}
		dataSource.setTargetDataSourceProperties(properties);
		return new OpenPeer(dataSource, pools::releaseResources);
	}

}

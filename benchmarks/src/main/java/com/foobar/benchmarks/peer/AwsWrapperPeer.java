package com.foobar.benchmarks.peer;

import java.sql.SQLException;
import java.util.Properties;

import com.foobar.benchmarks.stub.StubDriver;
import com.foobar.benchmarks.stub.StubServer;
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

	static OpenPeer open() throws SQLException {
		StubDriver.register();
		HikariPooledConnectionProvider pools = new HikariPooledConnectionProvider(
				(host, properties) -> Pools.settings(), null, (host, properties) -> true, Long.MAX_VALUE / 2,
				Long.MAX_VALUE / 2);
		Driver.setCustomConnectionProvider(pools);
		Properties properties = new Properties();
		properties.setProperty("wrapperPlugins", "srw");
		properties.setProperty("srwWriteEndpoint", "primary");
		properties.setProperty("srwReadEndpoint", "replica");
		// Else each change of the server asks it for its role first.
		properties.setProperty("verifyNewSrwConnections", "false");
		properties.setProperty("wrapperDialect", "mysql");
		properties.setProperty("wrapperTargetDriverDialect", "generic");
		AwsWrapperDataSource dataSource = new AwsWrapperDataSource();
		dataSource.setJdbcUrl("jdbc:aws-wrapper:stub://primary/foobar");
		dataSource.setUser(StubServer.USER);
		dataSource.setTargetDataSourceProperties(properties);
		return new OpenPeer(dataSource, pools::releaseResources);
	}

}

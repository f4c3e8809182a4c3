package com.foobar.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import org.apache.shardingsphere.driver.api.yaml.YamlShardingSphereDataSourceFactory;
import org.apache.shardingsphere.driver.jdbc.core.datasource.ShardingSphereDataSource;

/**
 * ShardingSphere-JDBC with one rule. It parses each statement to tell reads from writes;
 * reads within a transaction go to a replica only with the strategy set here.
 */
final class ShardingSpherePeer {

	private static final String RULES = """
			mode:
			  type: Standalone
			  repository:
			    type: JDBC
			rules:
			- !READWRITE_SPLITTING
			  dataSourceGroups:
			    pair:
			      writeDataSourceName: primary
			      readDataSourceNames: [replica]
			      transactionalReadQueryStrategy: FIXED
			      loadBalancerName: random
			  loadBalancers:
			    random:
			      type: RANDOM
			- !SINGLE
			  defaultDataSource: pair
			""";

	private ShardingSpherePeer() {
	}

	static OpenPeer over(DataSource primary, DataSource replica) throws SQLException {
		DataSource routed = create(Map.of("primary", primary, "replica", replica));
		return new OpenPeer(routed, () -> close((ShardingSphereDataSource) routed));
	}

	private static DataSource create(Map<String, DataSource> pools) throws SQLException {
		try {
			return YamlShardingSphereDataSourceFactory.createDataSource(pools, RULES.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void close(ShardingSphereDataSource routed) throws SQLException {
		try {
			routed.close();
		}
		catch (SQLException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new SQLException("ShardingSphere can't be closed", ex);
		}
	}

}

package com.foobar.dbrouting.routing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;

import com.foobar.dbrouting.cluster.Cluster;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The data source that the application sees: reads run on replicas that show what they
 * must, everything else on the primary. A connection is a handle that chooses its node at
 * the first statement of each transaction.
 */
public final class RoutingDataSource extends AbstractDataSource {

	private final Router router;

	/**
	 * Creates the data source.
	 * @param proof how old a read may be that any replica in use is sure to show
	 * @param shareOfPrimary how many reads the primary serves at a time in place of
	 * replicas
	 * @param schema what a handle answers that is asked for its catalog before it has a
	 * node
	 */
	public RoutingDataSource(Cluster cluster, RoutingSettings settings, Duration proof, int shareOfPrimary,
			String schema, RoutingListener listener) {
		this.router = new Router(cluster, settings, proof, shareOfPrimary, schema, listener);
	}

	@Override
	public Connection getConnection() {
		return new RoutedConnection(this.router);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		throw new SQLFeatureNotSupportedException(
				"All connections use the account of spring.datasource.username; another one has pools of its own");
	}

}

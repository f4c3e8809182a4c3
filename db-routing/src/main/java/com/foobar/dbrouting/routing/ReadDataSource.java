package com.foobar.dbrouting.routing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;

import javax.sql.DataSource;

import com.foobar.dbrouting.cluster.ReadIndex;
import com.foobar.dbrouting.cluster.Replica;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections for read-only transactions: from the replica when it shows all that the
 * primary had executed when the read began, otherwise from the few that the primary keeps
 * for such reads.
 */
public final class ReadDataSource extends AbstractDataSource {

	/** SQLState: no connection could be established. */
	private static final String NO_CONNECTION = "08001";

	private final Consistency consistency;

	private final ReadIndex readIndex;

	private final Replica replica;

	private final DataSource fallback;

	private final RoutingListener listener;

	/**
	 * Creates the data source.
	 * @param fallback read-only connections to the primary; their number bounds what
	 * reads may take from it
	 */
	public ReadDataSource(Consistency consistency, ReadIndex readIndex, Replica replica, DataSource fallback,
			RoutingListener listener) {
		this.consistency = consistency;
		this.readIndex = readIndex;
		this.replica = replica;
		this.fallback = fallback;
		this.listener = listener;
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (this.replica.isDown()) {
			return fromPrimary(Route.REPLICA_DOWN);
		}
		long begun = System.nanoTime();
		return switch (this.consistency) {
			case EVENTUAL -> route(this.replica.open(""), Route.READ, begun);
			case GLOBAL -> {
				Optional<String> executed = this.readIndex.now();
				yield route(this.replica.open(executed.orElse("")),
						executed.isPresent() ? Route.READ : Route.PRIMARY_DOWN, begun);
			}
		};
	}

	private Connection route(Replica.Attempt attempt, Route whenReady, long begun) throws SQLException {
		Route route = switch (attempt) {
			case Replica.Ready ready -> whenReady;
			case Replica.Behind behind -> Route.BEHIND;
			case Replica.Busy busy -> Route.REPLICA_BUSY;
			case Replica.Down down -> Route.REPLICA_DOWN;
		};
		this.listener.waited(route, Duration.ofNanos(System.nanoTime() - begun));
		if (attempt instanceof Replica.Ready(Connection connection)) {
			this.listener.routed(route);
			return connection;
		}
		return fromPrimary(route);
	}

	private Connection fromPrimary(Route route) throws SQLException {
		SQLException failure;
		if (this.readIndex.isDown()) {
			failure = new SQLTransientConnectionException("The primary does not answer", NO_CONNECTION);
		}
		else {
			try {
				Connection connection = this.fallback.getConnection();
				this.listener.routed(route);
				return connection;
			}
			catch (SQLException ex) {
				failure = ex;
			}
		}
		return fromReplicaAsItIs(route, failure);
	}

	/**
	 * The last resort, only when the primary is gone: a primary that is busy is no
	 * excuse.
	 */
	private Connection fromReplicaAsItIs(Route route, SQLException failure) throws SQLException {
		if (this.readIndex.now().isEmpty() && this.replica.open("") instanceof Replica.Ready(Connection connection)) {
			this.listener.routed(Route.PRIMARY_DOWN);
			return connection;
		}
		throw new SQLTransientConnectionException(
				"The replica can't serve this read (" + route.reason()
						+ ") and no connection that the primary keeps for such reads was to be had in time",
				NO_CONNECTION, failure);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		throw new SQLFeatureNotSupportedException("The pools know their account; call getConnection()");
	}

}

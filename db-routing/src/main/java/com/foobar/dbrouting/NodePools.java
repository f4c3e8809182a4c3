package com.foobar.dbrouting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.foobar.dbrouting.cluster.FailFastSocketFactory;
import com.foobar.dbrouting.cluster.NodeFactory;
import com.foobar.dbrouting.cluster.NodeUrl;
import com.foobar.dbrouting.cluster.PoolDecoration;
import com.foobar.dbrouting.routing.ReplicaStatementCheck;
import com.foobar.dbrouting.routing.WrongRouteTranslator;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

/**
 * One pool for each server, made from the template in {@code spring.datasource.hikari}.
 * No pool opens a connection before it is asked for one, and none fails because its
 * server is gone.
 */
final class NodePools implements NodeFactory {

	/** What routing relies on, unless the URL says otherwise. */
	private static final Map<String, String> DEFAULTS = Map.of("sslMode", "REQUIRED", "connectTimeout", "2000",
			"socketTimeout", "10000", "tcpKeepAlive", "true", "useLocalSessionState", "true", "socketFactory",
			FailFastSocketFactory.class.getName());

	/**
	 * The answer to a commit names the transaction; all other announcements are noise.
	 */
	private static final String TRACKING = "session_track_gtids=OWN_GTID,session_track_schema=OFF,"
			+ "session_track_system_variables=''";

	private static final Duration LONGEST_TURN = Duration.ofSeconds(2);

	private final Binder binder;

	private final Account account;

	private final Duration nodeTimeout;

	private final boolean strict;

	private final @Nullable MetricsTrackerFactory metrics;

	private final PoolDecoration decoration;

	NodePools(DbRoutingProperties properties, DataSourceProperties account, Binder binder,
			@Nullable MetricsTrackerFactory metrics, PoolDecoration decoration) {
		this.account = new Account(require("spring.datasource.username", account.getUsername()),
				require("spring.datasource.password", account.getPassword()));
		this.binder = binder;
		this.nodeTimeout = properties.nodeTimeout();
		this.strict = properties.strict();
		this.metrics = metrics;
		this.decoration = decoration;
	}

	/** Most connections that a pool made from the template lends at a time. */
	HikariDataSource template() {
		HikariDataSource template = new HikariDataSource();
		this.binder.bind("spring.datasource.hikari", Bindable.ofInstance(template));
		return template;
	}

	@Override
	public HikariDataSource pool(String name, NodeUrl url, NewConnectionCheck check) {
		HikariDataSource pool = template();
		pool.setPoolName(name);
		NodeUrl whole = tracked(complete(url, pool.getDataSourceProperties()));
		// Fails before the pool gives up, which then knows that the server is gone.
		NodeUrl quick = whole.with("connectTimeout", String.valueOf(this.nodeTimeout.dividedBy(2).toMillis()));
		pool.setDataSource(this.decoration.decorate(name,
				new NodeConnections(quick, this.account, pool.getDataSourceProperties(), check)));
		pool.setConnectionTimeout(turn(pool.getConnectionTimeout()));
		pool.setValidationTimeout(Math.min(pool.getValidationTimeout(), this.nodeTimeout.toMillis()));
		pool.setInitializationFailTimeout(-1);
		// A pool that keeps idle connections tries on its own to have them, ever more
		// slowly while the server is gone, and is slow to see it come back.
		pool.setMinimumIdle(0);
		// A transaction then begins by itself; the handle shows the usual default.
		pool.setAutoCommit(false);
		// Only writes have to change it, and there are fewer of them.
		pool.setReadOnly(true);
		if (this.metrics != null) {
			pool.setMetricsTrackerFactory(this.metrics);
		}
		return pool;
	}

	/**
	 * How long a connection is waited for in one go: long enough that nobody loses their
	 * place in the queue of a busy pool, and not so long that a write sticks to a primary
	 * that is gone.
	 */
	private long turn(long connectionTimeout) {
		return Math.max(this.nodeTimeout.toMillis(), Math.min(connectionTimeout, LONGEST_TURN.toMillis()));
	}

	@Override
	public Connection watch(NodeUrl url) throws SQLException {
		String millis = String.valueOf(this.nodeTimeout.toMillis());
		NodeUrl limited = url.withDefaults(DEFAULTS).with("connectTimeout", millis).with("socketTimeout", millis);
		return new NodeConnections(limited, this.account, null, (connection) -> {
		}).getConnection();
	}

	/** The URL with what a client of our own needs besides an account. */
	static NodeUrl complete(NodeUrl url) {
		return url.withDefaults(DEFAULTS)
			// The driver refuses writes by itself; telling the server would cost a round
			// trip at each change.
			.with("readOnlyPropagatesToServer", "false");
	}

	/** The same for the application, whose template goes before our own defaults. */
	static NodeUrl complete(NodeUrl url, Properties template) {
		return complete(url.withDefaults(template.stringPropertyNames()
			.stream()
			.collect(Collectors.toMap(Function.identity(), template::getProperty))));
	}

	private NodeUrl tracked(NodeUrl url) {
		NodeUrl tracked = appended(url, "exceptionInterceptors", WrongRouteTranslator.class.getName())
			.with("trackSessionState", "true");
		tracked = appended(tracked, "sessionVariables", TRACKING);
		return this.strict ? appended(tracked, "queryInterceptors", ReplicaStatementCheck.class.getName()) : tracked;
	}

	private static NodeUrl appended(NodeUrl url, String property, String ours) {
		String others = url.properties().get(property);
		return url.with(property, (others != null && !others.isBlank()) ? others + "," + ours : ours);
	}

	private static String require(String key, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw new InvalidDbRoutingException(key, "is missing",
					"Set " + key + "; a password is best given as a file named " + key + " in a config tree.");
		}
		return value;
	}

	/**
	 * Who we are to the servers.
	 *
	 * @param username name
	 * @param password password
	 */
	record Account(String username, String password) {

		@Override
		public String toString() {
			return this.username;
		}

	}

}

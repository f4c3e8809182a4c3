package com.foobar.dbrouting;

import java.time.Duration;
import java.util.Map;

import javax.sql.DataSource;

import com.foobar.dbrouting.cluster.NodeUrl;
import com.foobar.dbrouting.routing.WrongRouteTranslator;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One pool for each way to a server, made from the template in
 * {@code spring.datasource.hikari}. No pool opens a connection before it is asked for
 * one, and none fails because its server is gone.
 */
final class Pools implements AutoCloseable {

	/** What routing relies on, unless the URL says otherwise. */
	private static final Map<String, String> DEFAULTS = Map.of("sslMode", "REQUIRED", "connectTimeout", "2000",
			"socketTimeout", "10000", "tcpKeepAlive", "true", "useLocalSessionState", "true");

	private final HikariDataSource primary;

	private final HikariDataSource replica;

	private final HikariDataSource primaryReads;

	private final DataSource primaryQuestions;

	private final NodeUrl primaryUrl;

	Pools(DbRoutingProperties properties, DataSourceProperties account, Environment environment,
			@Nullable MetricsTrackerFactory metrics) {
		requireAccount(account);
		this.primaryUrl = complete(properties.nodes().primary().location("primary"));
		NodeUrl replicaUrl = complete(properties.nodes().replica().location("replica"))
			// Fails before the pool gives up, which then knows that the server is gone.
			.with("connectTimeout", String.valueOf(properties.replicaTimeout().dividedBy(2).toMillis()));
		Template template = new Template(Binder.get(environment), account, metrics);

		this.primary = template.pool("primary", this.primaryUrl);
		this.replica = template.pool("replica", replicaUrl);
		this.replica.setReadOnly(true);
		this.replica.setConnectionTimeout(properties.replicaTimeout().toMillis());
		this.replica.setValidationTimeout(
				Math.min(this.replica.getValidationTimeout(), properties.replicaTimeout().toMillis()));
		this.primaryReads = template.pool("primary-reads", this.primaryUrl);
		this.primaryReads.setReadOnly(true);
		this.primaryReads.setMaximumPoolSize(properties.primaryFallback().of(this.primary.getMaximumPoolSize()));
		this.primaryQuestions = questions(account, properties.primaryTimeout());
	}

	private DataSource questions(DataSourceProperties account, Duration timeout) {
		String millis = String.valueOf(timeout.toMillis());
		String url = this.primaryUrl.with("connectTimeout", millis).with("socketTimeout", millis).jdbc();
		return new DriverManagerDataSource(url, String.valueOf(account.getUsername()),
				String.valueOf(account.getPassword()));
	}

	HikariDataSource primary() {
		return this.primary;
	}

	HikariDataSource replica() {
		return this.replica;
	}

	/** Read-only connections to the primary, for reads that the replica can't serve. */
	HikariDataSource primaryReads() {
		return this.primaryReads;
	}

	/** New connections to the primary for the question how far it is. */
	DataSource primaryQuestions() {
		return this.primaryQuestions;
	}

	/** The primary's URL with all that routing adds to it. */
	static NodeUrl complete(NodeUrl url) {
		NodeUrl completed = url.withDefaults(DEFAULTS)
			// The driver refuses writes by itself; telling the server would cost a round
			// trip at each change.
			.with("readOnlyPropagatesToServer", "false");
		String others = completed.properties().get("exceptionInterceptors");
		String ours = WrongRouteTranslator.class.getName();
		return completed.with("exceptionInterceptors", (others != null) ? others + "," + ours : ours);
	}

	private static void requireAccount(DataSourceProperties account) {
		require("spring.datasource.username", account.getUsername());
		require("spring.datasource.password", account.getPassword());
	}

	private static void require(String key, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw new InvalidDbRoutingException(key, "is missing",
					"Set " + key + "; a password is best given as a file named " + key + " in a config tree.");
		}
	}

	@Override
	public void close() {
		this.primary.close();
		this.replica.close();
		this.primaryReads.close();
	}

	/** Makes pools that differ only in their server. */
	private record Template(Binder binder, DataSourceProperties account, @Nullable MetricsTrackerFactory metrics) {

		HikariDataSource pool(String name, NodeUrl url) {
			HikariDataSource pool = new HikariDataSource();
			this.binder.bind("spring.datasource.hikari", Bindable.ofInstance(pool));
			pool.setPoolName(name);
			pool.setJdbcUrl(url.jdbc());
			pool.setUsername(this.account.getUsername());
			pool.setPassword(this.account.getPassword());
			pool.setInitializationFailTimeout(-1);
			// A pool that keeps idle connections tries on its own to have them, ever more
			// slowly while the server is gone, and is slow to see it come back.
			pool.setMinimumIdle(0);
			// The lazy handle shows the usual default; see DbRoutingAutoConfiguration.
			pool.setAutoCommit(true);
			if (this.metrics != null) {
				pool.setMetricsTrackerFactory(this.metrics);
			}
			return pool;
		}

	}

}

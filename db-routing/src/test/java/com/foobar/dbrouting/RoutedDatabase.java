package com.foobar.dbrouting;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import com.foobar.dbrouting.routing.Reason;
import com.foobar.dbrouting.session.ConsistencySessions;
import com.foobar.mysqllocal.MysqlAccounts;
import com.foobar.mysqllocal.ReplicatedPair;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A small application on a pair of servers, as a user of the starter would write it. */
final class RoutedDatabase implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final JdbcClient jdbc;

	private final TransactionTemplate reading;

	private final TransactionTemplate writing;

	RoutedDatabase(ReplicatedPair pair, String... properties) {
		this(pair, pair.primary().jdbcUrl(), pair.replica().jdbcUrl(), List.of(properties));
	}

	/** Knows the primary alone. */
	static RoutedDatabase withoutReplica(ReplicatedPair pair, String... properties) {
		return new RoutedDatabase(Application.class, Map.of("primary", pair.primary().jdbcUrl()), pair.accounts().app(),
				List.of(properties));
	}

	/** Reaches the servers by other URLs than their own. */
	RoutedDatabase(ReplicatedPair pair, String primaryUrl, String replicaUrl, List<String> properties) {
		this(primaryUrl, replicaUrl, pair.accounts().app(), properties);
	}

	RoutedDatabase(String primaryUrl, String replicaUrl, String password, List<String> properties) {
		this(Application.class, primaryUrl, replicaUrl, password, properties);
	}

	/** An application with beans of its own, which imports {@link Application}. */
	RoutedDatabase(Class<?> application, ReplicatedPair pair) {
		this(application, pair.primary().jdbcUrl(), pair.replica().jdbcUrl(), pair.accounts().app(), List.of());
	}

	private RoutedDatabase(Class<?> application, String primaryUrl, String replicaUrl, String password,
			List<String> properties) {
		this(application, Map.of("primary", primaryUrl, "replica", replicaUrl), password, properties);
	}

	private RoutedDatabase(Class<?> application, Map<String, String> urls, String password, List<String> properties) {
		String[] usual = { "spring.main.banner-mode=off", "spring.datasource.username=" + MysqlAccounts.APP,
				"spring.datasource.password=" + password, "db-routing.poll-interval=100ms",
				"db-routing.token.secret=only-for-tests-0123456789" };
		this.context = new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties(usual)
			.properties(urls.entrySet()
				.stream()
				.map((node) -> "db-routing.nodes." + node.getKey() + ".url=" + node.getValue())
				.toArray(String[]::new))
			.properties(properties.toArray(String[]::new))
			.run();
		this.jdbc = this.context.getBean(JdbcClient.class);
		PlatformTransactionManager transactions = this.context.getBean(PlatformTransactionManager.class);
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
		this.writing = new TransactionTemplate(transactions);
	}

	JdbcClient jdbc() {
		return this.jdbc;
	}

	<T> T reading(Callable<T> work) {
		return run(this.reading, work);
	}

	<T> T writing(Callable<T> work) {
		return run(this.writing, work);
	}

	/** Writes one row and commits. */
	void add(long id) {
		writing(() -> this.jdbc.sql("INSERT INTO thing (id) VALUES (?)").param(id).update());
	}

	/** Whether a read-only transaction sees the row. */
	boolean sees(long id) {
		return reading(() -> this.jdbc.sql("SELECT COUNT(*) FROM thing WHERE id = ?")
			.param(id)
			.query(Long.class)
			.single()) == 1;
	}

	/** Port of the server that serves a read-only transaction. */
	int portOfRead() {
		return reading(() -> this.jdbc.sql("SELECT @@port").query(Integer.class).single());
	}

	ConsistencySessions sessions() {
		return this.context.getBean(ConsistencySessions.class);
	}

	DataSource dataSource() {
		return this.context.getBean(DataSource.class);
	}

	<B> B bean(Class<B> type) {
		return this.context.getBean(type);
	}

	double decisions(Reason... reasons) {
		MeterRegistry meters = this.context.getBean(MeterRegistry.class);
		return Arrays.stream(reasons)
			.mapToDouble((reason) -> meters.get("db.routing.decisions")
				.tags("role", reason.role(), "reason", reason.tag())
				.counter()
				.count())
			.sum();
	}

	MeterRegistry meters() {
		return this.context.getBean(MeterRegistry.class);
	}

	Health health() {
		return Objects.requireNonNull(this.context.getBean(HealthIndicator.class).health());
	}

	private static <T> T run(TransactionTemplate transaction, Callable<T> work) {
		AtomicReference<T> result = new AtomicReference<>();
		transaction.executeWithoutResult((status) -> {
			try {
				result.set(work.call());
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
		return Objects.requireNonNull(result.get());
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DbRoutingAutoConfiguration.class, DbRoutingHealthAutoConfiguration.class,
			DbRoutingMetricsAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			TransactionManagerCustomizationAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			JdbcClientAutoConfiguration.class })
	static class Application {

		@Bean
		SimpleMeterRegistry meters() {
			return new SimpleMeterRegistry();
		}

	}

}

package com.foobar.dbrouting;

import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import com.foobar.dbrouting.cluster.ReadIndex;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing here touches a server: no pool opens a connection before it is asked for one.
 */
class DbRoutingAutoConfigurationTests {

	private final ApplicationContextRunner bare = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DbRoutingAutoConfiguration.class,
				DbRoutingFlywayAutoConfiguration.class, DbRoutingHealthAutoConfiguration.class,
				DbRoutingMetricsAutoConfiguration.class, DataSourceAutoConfiguration.class))
		.withPropertyValues("spring.datasource.username=app", "spring.datasource.password=secret");

	private final ApplicationContextRunner complete = this.bare.withPropertyValues(
			"db-routing.nodes.primary.url=jdbc:mysql://127.0.0.1:1/shop",
			"db-routing.nodes.replica.url=jdbc:mysql://127.0.0.1:2/shop");

	@Test
	void givesTheApplicationOneDataSource() {
		this.complete.run((context) -> assertThat(context).hasSingleBean(DataSource.class)
			.hasSingleBean(LazyConnectionDataSourceProxy.class));
	}

	@Test
	void readsNodesFromEnvironmentVariables() {
		this.bare.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
					Map.of("DB_ROUTING_NODES_PRIMARY_URL", "jdbc:mysql://127.0.0.1:11/shop",
							"DB_ROUTING_NODES_REPLICA_URL", "jdbc:mysql://127.0.0.1:12/shop", "DB_ROUTING_CONSISTENCY",
							"eventual"))))
			.run((context) -> {
				DbRoutingProperties properties = context.getBean(DbRoutingProperties.class);
				assertThat(properties.nodes().replica().url()).isEqualTo("jdbc:mysql://127.0.0.1:12/shop");
				assertThat(properties.consistency()).hasToString("EVENTUAL");
			});
	}

	@Test
	void makesPoolsFromTemplateOfSpringDataSource() {
		this.complete
			.withPropertyValues("spring.datasource.hikari.maximum-pool-size=12",
					"spring.datasource.hikari.connection-timeout=1500",
					"spring.datasource.hikari.data-source-properties.connectionTimeZone=UTC")
			.run((context) -> {
				Pools pools = context.getBean(Pools.class);
				assertThat(pools.primary().getMaximumPoolSize()).isEqualTo(12);
				assertThat(pools.primary().getConnectionTimeout()).isEqualTo(1500);
				assertThat(pools.primary().isReadOnly()).isFalse();
				assertThat(pools.replica().getMaximumPoolSize()).isEqualTo(12);
				assertThat(pools.replica().getConnectionTimeout()).isEqualTo(500);
				assertThat(pools.replica().isReadOnly()).isTrue();
				assertThat(pools.primaryReads().getMaximumPoolSize()).isEqualTo(4);
				assertThat(pools.primaryReads().isReadOnly()).isTrue();
				assertThat(pools.replica().getDataSourceProperties()).containsEntry("connectionTimeZone", "UTC");
			});
	}

	@Test
	void addsConnectionPropertiesThatItNeeds() {
		this.complete.run((context) -> assertThat(context.getBean(Pools.class).replica().getJdbcUrl()).contains(
				"sslMode=REQUIRED", "socketTimeout=10000", "tcpKeepAlive=true", "readOnlyPropagatesToServer=false",
				"exceptionInterceptors=com.foobar.dbrouting.routing"));
	}

	@Test
	void backsOffWhenUserDefinesDataSource() {
		this.complete.withBean(DriverManagerDataSource.class)
			.run((context) -> assertThat(context).hasSingleBean(DataSource.class).doesNotHaveBean(ReadIndex.class));
	}

	@Test
	void backsOffWhenDisabled() {
		this.bare.withPropertyValues("db-routing.enabled=false", "spring.datasource.url=jdbc:mysql://127.0.0.1:1/shop")
			.run((context) -> assertThat(context).doesNotHaveBean(ReadIndex.class)
				.hasSingleBean(HikariDataSource.class));
	}

	@Test
	void sendsMigrationsToPrimaryWithTheirOwnAccount() {
		this.complete.withPropertyValues("spring.flyway.user=migration", "spring.flyway.password=other")
			.run((context) -> {
				FlywayConnectionDetails details = context.getBean(FlywayConnectionDetails.class);
				assertThat(details.getJdbcUrl()).startsWith("jdbc:mysql://127.0.0.1:1/shop?");
				assertThat(details.getUsername()).isEqualTo("migration");
				assertThat(details.getPassword()).isEqualTo("other");
			});
	}

	@Test
	void sendsMigrationsWithAccountOfApplicationWhenThereIsNoOther() {
		this.complete.run(
				(context) -> assertThat(context.getBean(FlywayConnectionDetails.class).getUsername()).isEqualTo("app"));
	}

	@Test
	void leavesMigrationsAloneWhenTheyHaveTheirOwnUrl() {
		this.complete.withPropertyValues("spring.flyway.url=jdbc:mysql://127.0.0.1:9/shop")
			.run((context) -> assertThat(context).doesNotHaveBean(FlywayConnectionDetails.class));
	}

	@Test
	void worksWithoutFlywayAndMetrics() {
		this.complete.withClassLoader(new FilteredClassLoader("org.springframework.boot.flyway", "io.micrometer"))
			.run((context) -> assertThat(context).hasSingleBean(LazyConnectionDataSourceProxy.class)
				.doesNotHaveBean(DbRoutingFlywayAutoConfiguration.class)
				.doesNotHaveBean(DbRoutingMetricsAutoConfiguration.class));
	}

	@Test
	void showsHealthUnlessSwitchedOff() {
		this.complete.run((context) -> assertThat(context).hasSingleBean(HealthIndicator.class));
		this.complete.withPropertyValues("management.health.db-routing.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
	}

	@Test
	void stopsStartWithoutUrl() {
		this.bare.withPropertyValues("db-routing.nodes.primary.url=jdbc:mysql://127.0.0.1:1/shop")
			.run(failsWith("db-routing.nodes.replica.url is missing.", "Set db-routing.nodes.replica.url to"));
	}

	@Test
	void stopsStartWithTwoHostsInUrl() {
		this.complete.withPropertyValues("db-routing.nodes.primary.url=jdbc:mysql://a:1,b:2/shop")
			.run(failsWith("db-routing.nodes.primary.url is not of the form", "Set db-routing.nodes.primary.url to"));
	}

	@Test
	void stopsStartWhenNodesAreTheSameServer() {
		this.complete.withPropertyValues("db-routing.nodes.replica.url=jdbc:mysql://127.0.0.1:1/other")
			.run(failsWith("db-routing.nodes.replica.url names the same server", "Give the replica's own host"));
	}

	@ParameterizedTest
	@CsvSource({ "wait-budget,0", "wait-budget,-1s", "wait-budget,2h", "poll-interval,0", "replica-timeout,10ms",
			"primary-timeout,10ms" })
	void stopsStartWithTimeThatCannotWork(String key, String value) {
		this.complete.withPropertyValues("db-routing." + key + "=" + value)
			.run(failsWith("db-routing." + key + " must be between", "Give a duration"));
	}

	@Test
	void stopsStartWhenNoReadMayUsePrimary() {
		this.complete.withPropertyValues("db-routing.primary-fallback.max-concurrent=0")
			.run(failsWith("db-routing.primary-fallback.max-concurrent must be at least 1", "leave the key out"));
	}

	@Test
	void stopsStartWithoutPassword() {
		this.complete.withPropertyValues("spring.datasource.password=")
			.run(failsWith("spring.datasource.password is missing.", "Set spring.datasource.password"));
	}

	@Test
	void stopsStartWithoutPasswordOfMigrations() {
		this.complete.withPropertyValues("spring.flyway.user=migration")
			.run(failsWith("spring.flyway.password is missing.", "Set the password of spring.flyway.user"));
	}

	@Test
	void stopsStartWhenDataSourceWouldBeLazyTwice() {
		this.complete.withPropertyValues("spring.datasource.connection-fetch=lazy")
			.run(failsWith("spring.datasource.connection-fetch is lazy", "Remove the key"));
	}

	@Test
	void stopsStartWithUnknownKey() {
		this.complete.withPropertyValues("db-routing.wait-bugdet=50ms")
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("wait-bugdet"));
	}

	@Test
	void stopsStartWithThirdNode() {
		this.complete.withPropertyValues("db-routing.nodes.other.url=jdbc:mysql://127.0.0.1:3/shop")
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("nodes.other.url"));
	}

	private static ContextConsumer<AssertableApplicationContext> failsWith(String description, String action) {
		return (context) -> {
			Throwable failure = Objects.requireNonNull(context.getStartupFailure());
			FailureAnalysis analysis = Objects.requireNonNull(new InvalidDbRoutingFailureAnalyzer().analyze(failure));
			assertThat(analysis.getDescription()).startsWith(description);
			assertThat(analysis.getAction()).contains(action);
		};
	}

}

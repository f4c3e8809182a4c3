package com.foobar.dbrouting;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import javax.sql.DataSource;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.NodeUrl;
import com.foobar.dbrouting.routing.RoutingDataSource;
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
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing here touches a server: no pool opens a connection before it is asked for one.
 */
class DbRoutingAutoConfigurationTests {

	private final ApplicationContextRunner bare = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DbRoutingAutoConfiguration.class,
				DbRoutingFlywayAutoConfiguration.class, DbRoutingHealthAutoConfiguration.class,
				DbRoutingMetricsAutoConfiguration.class, DataSourceAutoConfiguration.class))
		.withPropertyValues("spring.datasource.username=app", "spring.datasource.password=secret",
				"db-routing.failover-hold=0");

	private final ApplicationContextRunner complete = this.bare.withPropertyValues(
			"db-routing.nodes.primary.url=jdbc:mysql://127.0.0.1:1/shop",
			"db-routing.nodes.replica.url=jdbc:mysql://127.0.0.1:2/shop");

	@Test
	void givesTheApplicationOneDataSource() {
		this.complete.run((context) -> assertThat(context).hasSingleBean(DataSource.class)
			.hasSingleBean(RoutingDataSource.class));
	}

	@Test
	void readsNodesFromEnvironmentVariables() {
		this.bare.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
					Map.of("DBROUTING_NODES_PRIMARY_URL", "jdbc:mysql://127.0.0.1:11/shop",
							"DBROUTING_NODES_REPLICA_URL", "jdbc:mysql://127.0.0.1:12/shop", "DBROUTING_CONSISTENCY",
							"eventual"))))
			.run((context) -> {
				DbRoutingProperties properties = context.getBean(DbRoutingProperties.class);
				assertThat(properties.locations()).containsEntry("replica",
						NodeUrl.parse("jdbc:mysql://127.0.0.1:12/shop"));
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
				HikariDataSource pool = context.getBean(NodePools.class)
					.pool("replica", NodeUrl.parse("jdbc:mysql://127.0.0.1:2/shop"), (connection) -> {
					});
				assertThat(pool.getPoolName()).isEqualTo("replica");
				assertThat(pool.getMaximumPoolSize()).isEqualTo(12);
				assertThat(pool.getConnectionTimeout()).isEqualTo(1500);
				assertThat(pool.isAutoCommit()).isFalse();
				assertThat(pool.getDataSourceProperties()).containsEntry("connectionTimeZone", "UTC");
			});
	}

	@Test
	void addsConnectionPropertiesThatItNeeds() {
		NodeUrl url = NodePools.complete(NodeUrl.parse("jdbc:mysql://127.0.0.1:2/shop?socketTimeout=7"));

		assertThat(url.properties()).containsEntry("sslMode", "REQUIRED")
			.containsEntry("socketTimeout", "7")
			.containsEntry("readOnlyPropagatesToServer", "false");
	}

	@Test
	void prefersConnectionPropertiesOfTheTemplateToItsOwn() {
		Properties template = new Properties();
		template.setProperty("socketTimeout", "8");
		template.setProperty("connectTimeout", "9");

		NodeUrl url = NodePools.complete(NodeUrl.parse("jdbc:mysql://127.0.0.1:2/shop?socketTimeout=7"), template);

		assertThat(url.properties()).containsEntry("sslMode", "REQUIRED")
			.containsEntry("socketTimeout", "7")
			.containsEntry("connectTimeout", "9");
	}

	@Test
	void backsOffWhenUserDefinesDataSource() {
		this.complete.withBean(DriverManagerDataSource.class)
			.run((context) -> assertThat(context).hasSingleBean(DataSource.class).doesNotHaveBean(Cluster.class));
	}

	@Test
	void backsOffWhenDisabled() {
		this.bare.withPropertyValues("db-routing.enabled=false", "spring.datasource.url=jdbc:mysql://127.0.0.1:1/shop")
			.run((context) -> assertThat(context).doesNotHaveBean(Cluster.class).hasSingleBean(HikariDataSource.class));
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
			.run((context) -> assertThat(context).hasSingleBean(RoutingDataSource.class)
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
	void stopsStartWithoutNodes() {
		this.bare.run(failsWith("db-routing.nodes is empty.", "db-routing.nodes.primary.url="));
	}

	@Test
	void stopsStartWithoutUrl() {
		this.complete.withPropertyValues("db-routing.nodes.replica.url=")
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
			.run(failsWith("db-routing.nodes.replica.url names the same server", "Give each node its own host"));
	}

	@ParameterizedTest
	@CsvSource({ "wait-budget,0", "wait-budget,-1s", "wait-budget,2h", "poll-interval,0", "node-timeout,10ms",
			"max-lag,2s", "failover-hold,-1s", "unreachable-hold,-1s", "clock-tolerance,-1s" })
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

	@ParameterizedTest
	@CsvSource({ "token.ttl,8s,db-routing.token.ttl must be between 9000 ms",
			"token.slots,11,db-routing.token.slots must be between", "affinity,cookie,db-routing.affinity is 'cookie'",
			"affinity,header:,db-routing.affinity names no header",
			"failover-max-waiting,0,db-routing.failover-max-waiting must be at least 1",
			"token.secret,short,db-routing.token.secret is shorter",
			"nodes.Up.url,jdbc:mysql://127.0.0.1:3/shop,db-routing.nodes.Up is no name",
			"nodes.other.url,jdbc:mysql://127.0.0.1:3/shop?trackSessionState=false,"
					+ "db-routing.nodes.other.url says trackSessionState=false",
			"nodes.other.url,jdbc:mysql://127.0.0.1:3/shop?sessionVariables=session_track_gtids=ALL_GTIDS,"
					+ "db-routing.nodes.other.url sets session_track_gtids" })
	void stopsStartWithValueThatCannotWork(String key, String value, String description) {
		this.complete.withPropertyValues("db-routing." + key + "=" + value).run(failsWith(description, " "));
	}

	@Test
	void stopsStartOfWebApplicationWithoutSecret() {
		WebApplicationContextRunner web = new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DbRoutingAutoConfiguration.class, DbRoutingWebAutoConfiguration.class))
			.withPropertyValues("spring.datasource.username=app", "spring.datasource.password=secret",
					"db-routing.nodes.primary.url=jdbc:mysql://127.0.0.1:1/shop");

		web.run((context) -> {
			Throwable failure = Objects.requireNonNull(context.getStartupFailure());
			FailureAnalysis analysis = Objects.requireNonNull(new InvalidDbRoutingFailureAnalyzer().analyze(failure));
			assertThat(analysis.getDescription()).isEqualTo("db-routing.token.secret is missing.");
		});
		web.withPropertyValues("spring.profiles.active=dev").run((context) -> assertThat(context).hasNotFailed());
		web.withPropertyValues("db-routing.token.secret=0123456789abcdef")
			.run((context) -> assertThat(context).hasSingleBean(FilterRegistrationBean.class));
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

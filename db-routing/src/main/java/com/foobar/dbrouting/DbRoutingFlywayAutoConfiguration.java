package com.foobar.dbrouting;

import java.sql.SQLException;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.NodeUrl;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;

/**
 * Sends migrations to the primary. Flyway can't derive a connection from a data source
 * that has two servers behind it.
 */
@AutoConfiguration(after = DbRoutingAutoConfiguration.class, before = FlywayAutoConfiguration.class)
@ConditionalOnClass(FlywayAutoConfiguration.class)
@ConditionalOnProperty(name = "spring.flyway.enabled", havingValue = "true", matchIfMissing = true)
@ConditionalOnBean(Cluster.class)
@EnableConfigurationProperties(FlywayProperties.class)
public final class DbRoutingFlywayAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(FlywayConnectionDetails.class)
	@ConditionalOnProperty(name = "spring.flyway.url", havingValue = "never", matchIfMissing = true)
	PrimaryFlywayConnectionDetails dbRoutingFlywayConnectionDetails(Cluster cluster, FlywayProperties flyway,
			DataSourceProperties account) {
		return new PrimaryFlywayConnectionDetails(NodePools.complete(primary(cluster)), flyway, account);
	}

	/**
	 * Where the primary is, after waiting for it as long as a write would. When there is
	 * none, the migration of the first node says more than we could.
	 */
	private static NodeUrl primary(Cluster cluster) {
		try {
			return cluster.primary().url();
		}
		catch (SQLException ex) {
			return cluster.state().nodes().getFirst().url();
		}
	}

}

package com.foobar.dbrouting;

import com.foobar.dbrouting.cluster.Cluster;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows the servers' state as health component {@code dbRouting}. */
@AutoConfiguration(after = DbRoutingAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(Cluster.class)
@ConditionalOnEnabledHealthIndicator("db-routing")
public final class DbRoutingHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "dbRoutingHealthIndicator")
	DbRoutingHealthIndicator dbRoutingHealthIndicator(Cluster cluster) {
		return new DbRoutingHealthIndicator(cluster);
	}

}

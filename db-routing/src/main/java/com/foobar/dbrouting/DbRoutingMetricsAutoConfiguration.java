package com.foobar.dbrouting;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.ClusterListener;
import com.foobar.dbrouting.routing.RoutingListener;
import com.foobar.dbrouting.session.TokenListener;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Counts decisions and watches each pool under its node's name. */
@AutoConfiguration(after = DbRoutingAutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnProperty(name = "db-routing.enabled", havingValue = "true", matchIfMissing = true)
@ConditionalOnBean(MeterRegistry.class)
public final class DbRoutingMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean({ RoutingListener.class, ClusterListener.class, TokenListener.class })
	DbRoutingMetrics dbRoutingMetrics(MeterRegistry registry) {
		return new DbRoutingMetrics(registry);
	}

	@Bean
	@ConditionalOnBean(Cluster.class)
	ClusterMeters dbRoutingClusterMeters(Cluster cluster) {
		return new ClusterMeters(cluster);
	}

	@Bean
	@ConditionalOnMissingBean(MetricsTrackerFactory.class)
	MicrometerMetricsTrackerFactory dbRoutingPoolMetrics(MeterRegistry registry) {
		return new MicrometerMetricsTrackerFactory(registry);
	}

}

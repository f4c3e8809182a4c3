package com.foobar.dbrouting;

import java.sql.Connection;

import javax.sql.DataSource;

import com.foobar.dbrouting.cluster.ReadIndex;
import com.foobar.dbrouting.cluster.Replica;
import com.foobar.dbrouting.routing.ReadDataSource;
import com.foobar.dbrouting.routing.RoutingListener;
import com.foobar.dbrouting.routing.WriteDataSource;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Gives the application one data source that runs read-only transactions on the replica
 * and everything else on the primary. Backs off when the application has its own.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ HikariDataSource.class, com.mysql.cj.jdbc.Driver.class })
@ConditionalOnProperty(name = "db-routing.enabled", havingValue = "true", matchIfMissing = true)
@ConditionalOnMissingBean(DataSource.class)
@EnableConfigurationProperties({ DbRoutingProperties.class, DataSourceProperties.class })
public final class DbRoutingAutoConfiguration {

	@Bean
	Pools dbRoutingPools(DbRoutingProperties properties, DataSourceProperties account, Environment environment,
			ObjectProvider<MetricsTrackerFactory> metrics) {
		refuseSecondLazyProxy(environment);
		return new Pools(properties, account, environment, metrics.getIfAvailable());
	}

	@Bean
	ReadIndex dbRoutingReadIndex(Pools pools, DbRoutingProperties properties) {
		return new ReadIndex(pools.primaryQuestions(), properties.primaryTimeout(), properties.pollInterval());
	}

	@Bean
	Replica dbRoutingReplica(Pools pools, DbRoutingProperties properties) {
		return new Replica(pools.replica(), properties.waitBudget(), properties.replicaTimeout(),
				properties.pollInterval());
	}

	@Bean
	@Primary
	LazyConnectionDataSourceProxy dataSource(Pools pools, ReadIndex readIndex, Replica replica,
			DbRoutingProperties properties, ObjectProvider<RoutingListener> listeners) {
		RoutingListener listener = listeners.getIfAvailable(() -> RoutingListener.NONE);
		LazyConnectionDataSourceProxy proxy = new LazyConnectionDataSourceProxy();
		proxy.setTargetDataSource(new WriteDataSource(pools.primary(), listener));
		proxy.setReadOnlyDataSource(
				new ReadDataSource(properties.consistency(), readIndex, replica, pools.primaryReads(), listener));
		// Otherwise the proxy would ask the primary, and each read would wait for it
		// while
		// it is gone.
		proxy.setDefaultAutoCommit(true);
		proxy.setDefaultTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		return proxy;
	}

	private static void refuseSecondLazyProxy(Environment environment) {
		if ("lazy".equalsIgnoreCase(environment.getProperty("spring.datasource.connection-fetch"))) {
			throw new InvalidDbRoutingException("spring.datasource.connection-fetch",
					"is lazy, which would wrap the routing data source a second time",
					"Remove the key: connections are fetched lazily anyway.");
		}
	}

}

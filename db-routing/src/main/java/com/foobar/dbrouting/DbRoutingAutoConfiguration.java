package com.foobar.dbrouting;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

import javax.sql.DataSource;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.ClusterListener;
import com.foobar.dbrouting.cluster.ClusterTimes;
import com.foobar.dbrouting.cluster.PoolDecoration;
import com.foobar.dbrouting.routing.ReadConsistencyInterceptor;
import com.foobar.dbrouting.routing.RoutingDataSource;
import com.foobar.dbrouting.routing.RoutingListener;
import com.foobar.dbrouting.routing.RoutingSettings;
import com.foobar.dbrouting.session.Affinity;
import com.foobar.dbrouting.session.ConsistencySessions;
import com.foobar.dbrouting.session.TokenListener;
import com.foobar.dbrouting.session.TokenSealer;
import com.mysql.cj.jdbc.Driver;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;

import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/**
 * Gives the application one data source that runs reads on replicas and everything else
 * on the primary. Backs off when the application has its own.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ HikariDataSource.class, Driver.class })
@ConditionalOnProperty(name = "db-routing.enabled", havingValue = "true", matchIfMissing = true)
@ConditionalOnMissingBean(DataSource.class)
@EnableConfigurationProperties({ DbRoutingProperties.class, DataSourceProperties.class })
public final class DbRoutingAutoConfiguration {

	private static final int SECRET_BYTES = 32;

	@Bean
	NodePools dbRoutingPools(DbRoutingProperties properties, DataSourceProperties account, Environment environment,
			ObjectProvider<MetricsTrackerFactory> metrics, ObjectProvider<PoolDecoration> decoration) {
		refuseSecondLazyProxy(environment);
		return new NodePools(properties, account, Binder.get(environment), metrics.getIfAvailable(),
				decoration.getIfAvailable(() -> PoolDecoration.NONE));
	}

	@Bean
	Cluster dbRoutingCluster(DbRoutingProperties properties, NodePools pools,
			ObjectProvider<ClusterListener> listeners) {
		ClusterTimes times = new ClusterTimes(properties.pollInterval(), properties.nodeTimeout(), properties.maxLag(),
				properties.failoverHold(), properties.unreachableHold());
		Cluster cluster = new Cluster(properties.locations(), properties.topology(), times, pools, Affinity::of,
				properties.failoverMaxWaiting(), listeners.getIfAvailable(() -> ClusterListener.NONE));
		cluster.start();
		ClusterCheck.check(cluster);
		return cluster;
	}

	@Bean
	@Primary
	@ConditionalOnMissingBean(RoutingDataSource.class)
	RoutingDataSource dataSource(Cluster cluster, DbRoutingProperties properties, NodePools pools,
			ObjectProvider<RoutingListener> listeners) {
		HikariDataSource template = pools.template();
		RoutingSettings settings = new RoutingSettings(properties.consistency(), properties.consistencyWithoutToken(),
				properties.waitBudget(), properties.nodeTimeout(), Duration.ofMillis(template.getConnectionTimeout()),
				properties.whenBehind(), properties.readsWithoutPrimary());
		String schema = properties.locations().values().iterator().next().schema();
		return new RoutingDataSource(cluster, settings, properties.proof(),
				properties.primaryFallback().of(cluster.state().nodes().getFirst().poolSize()), schema,
				listeners.getIfAvailable(() -> RoutingListener.NONE));
	}

	@Bean
	@ConditionalOnMissingBean
	ConsistencySessions consistencySessions(DbRoutingProperties properties, Cluster cluster,
			ObjectProvider<TokenListener> listeners) {
		TokenSealer sealer = new TokenSealer(secret(properties), properties.name(), properties.token().ttl(),
				properties.clockTolerance(), Clock.systemUTC());
		return new ConsistencySessions(sealer, properties.proof(), cluster::shortened,
				listeners.getIfAvailable(() -> TokenListener.NONE));
	}

	/**
	 * Without a secret tokens are good in this process only; where they travel,
	 * {@link DbRoutingWebAutoConfiguration} insists on one.
	 */
	private static String secret(DbRoutingProperties properties) {
		String secret = properties.token().secret();
		if (secret == null || secret.isBlank()) {
			byte[] random = new byte[SECRET_BYTES];
			new SecureRandom().nextBytes(random);
			return Base64.getEncoder().encodeToString(random);
		}
		if (secret.length() < TokenSealer.SHORTEST_SECRET) {
			throw new InvalidDbRoutingException("db-routing.token.secret",
					"is shorter than " + TokenSealer.SHORTEST_SECRET + " characters",
					"Make a random one, for example with: openssl rand -base64 32.");
		}
		return secret;
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static DefaultPointcutAdvisor readConsistencyAdvisor() {
		ReadConsistencyInterceptor interceptor = new ReadConsistencyInterceptor();
		DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(interceptor, interceptor);
		// Before the transaction, whose first statement wants to know the level.
		advisor.setOrder(Ordered.LOWEST_PRECEDENCE - 100);
		return advisor;
	}

	@Bean
	@ConditionalOnProperty(name = "db-routing.validate-existing-transaction", havingValue = "true",
			matchIfMissing = true)
	TransactionManagerCustomizer<AbstractPlatformTransactionManager> dbRoutingTransactionValidation() {
		return (manager) -> manager.setValidateExistingTransaction(true);
	}

	private static void refuseSecondLazyProxy(Environment environment) {
		if ("lazy".equalsIgnoreCase(environment.getProperty("spring.datasource.connection-fetch"))) {
			throw new InvalidDbRoutingException("spring.datasource.connection-fetch",
					"is lazy, which would wrap the routing data source a second time",
					"Remove the key: connections are fetched lazily anyway.");
		}
	}

}

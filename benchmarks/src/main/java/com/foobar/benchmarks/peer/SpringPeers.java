package com.foobar.benchmarks.peer;

import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What Spring offers by itself. */
final class SpringPeers {

	private SpringPeers() {
	}

	static OpenPeer lazyProxy(HikariDataSource primary, HikariDataSource replica) {
		LazyConnectionDataSourceProxy proxy = new LazyConnectionDataSourceProxy(primary);
		proxy.setReadOnlyDataSource(replica);
		return new OpenPeer(proxy, () -> close(primary, replica));
	}

	static OpenPeer routing(HikariDataSource primary, HikariDataSource replica) {
		ByReadOnlyFlag routing = new ByReadOnlyFlag();
		routing.setDefaultTargetDataSource(primary);
		routing.setTargetDataSources(Map.of(false, primary, true, replica));
		routing.afterPropertiesSet();
		return new OpenPeer(new LazyConnectionDataSourceProxy(routing), () -> close(primary, replica));
	}

	private static void close(HikariDataSource primary, HikariDataSource replica) {
		primary.close();
		replica.close();
	}

	/** Asks Spring's transaction where a connection should lead. */
	private static final class ByReadOnlyFlag extends AbstractRoutingDataSource {

		@Override
		protected @Nullable Object determineCurrentLookupKey() {
			return TransactionSynchronizationManager.isCurrentTransactionReadOnly();
		}

	}

}

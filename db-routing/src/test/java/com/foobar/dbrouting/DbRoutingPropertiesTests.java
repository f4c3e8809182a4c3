package com.foobar.dbrouting;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.foobar.dbrouting.cluster.NodeUrl;
import com.foobar.dbrouting.cluster.Topology;
import com.foobar.dbrouting.routing.Consistency;
import com.foobar.dbrouting.routing.WhenBehind;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class DbRoutingPropertiesTests {

	private static final String PRIMARY = "jdbc:mysql://127.0.0.1:13306/shop";

	private static final String REPLICA = "jdbc:mysql://127.0.0.1:13307/shop";

	@Test
	void hasDefaultForEverythingButNodes() {
		DbRoutingProperties properties = bind(
				Map.of("db-routing.nodes.primary.url", PRIMARY, "db-routing.nodes.replica.url", REPLICA));

		assertThat(properties.enabled()).isTrue();
		assertThat(properties.name()).isEqualTo("database");
		assertThat(properties.topology()).isEqualTo(Topology.FIXED);
		assertThat(properties.consistency()).isEqualTo(Consistency.SESSION);
		assertThat(properties.consistencyWithoutToken()).isEqualTo(Consistency.GLOBAL);
		assertThat(properties.maxLag()).isEqualTo(Duration.ofSeconds(5));
		assertThat(properties.pollInterval()).isEqualTo(Duration.ofSeconds(1));
		assertThat(properties.waitBudget()).isEqualTo(Duration.ofMillis(50));
		assertThat(properties.nodeTimeout()).isEqualTo(Duration.ofMillis(500));
		assertThat(properties.whenBehind()).isEqualTo(WhenBehind.WAIT);
		assertThat(properties.primaryFallback().of(10)).isEqualTo(3);
		assertThat(properties.primaryFallback().of(1)).isEqualTo(1);
		assertThat(properties.failoverHold()).isEqualTo(Duration.ofSeconds(10));
		assertThat(properties.unreachableHold()).isEqualTo(Duration.ofSeconds(2));
		assertThat(properties.failoverMaxWaiting()).isEqualTo(100);
		assertThat(properties.readsWithoutPrimary()).isTrue();
		assertThat(properties.token().secret()).isNull();
		assertThat(properties.token().ttl()).isEqualTo(Duration.ofSeconds(30));
		assertThat(properties.token().carrier()).containsExactlyInAnyOrder(DbRoutingProperties.Carrier.COOKIE,
				DbRoutingProperties.Carrier.HEADER);
		assertThat(properties.token().slots()).isEqualTo(4);
		assertThat(properties.clockTolerance()).isEqualTo(Duration.ofSeconds(2));
		assertThat(properties.affinity()).isEqualTo("session");
		assertThat(properties.strict()).isFalse();
		assertThat(properties.validateExistingTransaction()).isTrue();
		assertThat(properties.proof()).isEqualTo(Duration.ofSeconds(9));
	}

	@Test
	void mapsEveryKey() {
		Map<String, String> keys = new HashMap<>(Map.of("db-routing.enabled", "true", "db-routing.nodes.a.url", PRIMARY,
				"db-routing.nodes.b.url", REPLICA, "db-routing.consistency", "bounded",
				"db-routing.consistency-without-token", "eventual", "db-routing.wait-budget", "20ms",
				"db-routing.poll-interval", "3s", "db-routing.node-timeout", "1s", "db-routing.max-lag", "10s",
				"db-routing.primary-fallback.max-concurrent", "7"));
		keys.putAll(Map.of("db-routing.name", "shop", "db-routing.topology", "group", "db-routing.when-behind", "stale",
				"db-routing.failover-hold", "0", "db-routing.failover-max-waiting", "5",
				"db-routing.reads-without-primary", "false", "db-routing.token.secret", "s", "db-routing.token.ttl",
				"1m", "db-routing.token.carrier", "header", "db-routing.token.slots", "2"));
		keys.putAll(Map.of("db-routing.clock-tolerance", "5s", "db-routing.affinity", "header:Authorization",
				"db-routing.strict", "true", "db-routing.unreachable-hold", "1500ms",
				"db-routing.validate-existing-transaction", "false"));

		DbRoutingProperties properties = bind(keys);

		assertThat(properties.locations()).containsOnlyKeys("a", "b");
		assertThat(properties.locations()).containsEntry("a", NodeUrl.parse(PRIMARY));
		assertThat(properties.name()).isEqualTo("shop");
		assertThat(properties.topology()).isEqualTo(Topology.GROUP);
		assertThat(properties.consistency()).isEqualTo(Consistency.BOUNDED);
		assertThat(properties.consistencyWithoutToken()).isEqualTo(Consistency.EVENTUAL);
		assertThat(properties.waitBudget()).isEqualTo(Duration.ofMillis(20));
		assertThat(properties.pollInterval()).isEqualTo(Duration.ofSeconds(3));
		assertThat(properties.nodeTimeout()).isEqualTo(Duration.ofSeconds(1));
		assertThat(properties.maxLag()).isEqualTo(Duration.ofSeconds(10));
		assertThat(properties.whenBehind()).isEqualTo(WhenBehind.STALE);
		assertThat(properties.primaryFallback().of(10)).isEqualTo(7);
		assertThat(properties.failoverHold()).isEqualTo(Duration.ZERO);
		assertThat(properties.unreachableHold()).isEqualTo(Duration.ofMillis(1_500));
		assertThat(properties.failoverMaxWaiting()).isEqualTo(5);
		assertThat(properties.readsWithoutPrimary()).isFalse();
		assertThat(properties.token()).isEqualTo(new DbRoutingProperties.Token("s", Duration.ofMinutes(1),
				Set.of(DbRoutingProperties.Carrier.HEADER), 2));
		assertThat(properties.clockTolerance()).isEqualTo(Duration.ofSeconds(5));
		assertThat(properties.affinity()).isEqualTo("header:Authorization");
		assertThat(properties.strict()).isTrue();
		assertThat(properties.validateExistingTransaction()).isFalse();
	}

	private static DbRoutingProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bind("db-routing", DbRoutingProperties.class)
			.get();
	}

}

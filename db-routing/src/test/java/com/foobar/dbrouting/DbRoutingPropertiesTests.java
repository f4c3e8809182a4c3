package com.foobar.dbrouting;

import java.time.Duration;
import java.util.Map;

import com.foobar.dbrouting.routing.Consistency;
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
		assertThat(properties.consistency()).isEqualTo(Consistency.GLOBAL);
		assertThat(properties.waitBudget()).isEqualTo(Duration.ofMillis(50));
		assertThat(properties.pollInterval()).isEqualTo(Duration.ofSeconds(1));
		assertThat(properties.replicaTimeout()).isEqualTo(Duration.ofMillis(500));
		assertThat(properties.primaryTimeout()).isEqualTo(Duration.ofSeconds(2));
		assertThat(properties.primaryFallback().of(10)).isEqualTo(3);
		assertThat(properties.primaryFallback().of(1)).isEqualTo(1);
	}

	@Test
	void mapsEveryKey() {
		DbRoutingProperties properties = bind(Map.of("db-routing.enabled", "true", "db-routing.nodes.primary.url",
				PRIMARY, "db-routing.nodes.replica.url", REPLICA, "db-routing.consistency", "eventual",
				"db-routing.wait-budget", "20ms", "db-routing.poll-interval", "3s", "db-routing.replica-timeout", "1s",
				"db-routing.primary-timeout", "4s", "db-routing.primary-fallback.max-concurrent", "7"));

		assertThat(properties.nodes().primary().url()).isEqualTo(PRIMARY);
		assertThat(properties.nodes().replica().url()).isEqualTo(REPLICA);
		assertThat(properties.consistency()).isEqualTo(Consistency.EVENTUAL);
		assertThat(properties.waitBudget()).isEqualTo(Duration.ofMillis(20));
		assertThat(properties.pollInterval()).isEqualTo(Duration.ofSeconds(3));
		assertThat(properties.replicaTimeout()).isEqualTo(Duration.ofSeconds(1));
		assertThat(properties.primaryTimeout()).isEqualTo(Duration.ofSeconds(4));
		assertThat(properties.primaryFallback().of(10)).isEqualTo(7);
	}

	private static DbRoutingProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bind("db-routing", DbRoutingProperties.class)
			.get();
	}

}

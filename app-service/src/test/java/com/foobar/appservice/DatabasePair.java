package com.foobar.appservice;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.foobar.mysqllocal.ReplicatedPair;

import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * One pair of servers for all integration tests of a run, and the settings that a stack
 * would give the application.
 */
final class DatabasePair {

	static final String SIGNING_KEY = Base64.getEncoder()
		.encodeToString("a key for tests and nothing else".getBytes(StandardCharsets.UTF_8));

	private static final ReplicatedPair PAIR = ReplicatedPair.start();

	private DatabasePair() {
	}

	/** Ended by its own shutdown hook. */
	static ReplicatedPair get() {
		return PAIR;
	}

	static void register(DynamicPropertyRegistry registry) {
		registry.add("db-routing.nodes.primary.url", PAIR.primary()::jdbcUrl);
		registry.add("db-routing.nodes.replica.url", PAIR.replica()::jdbcUrl);
		registry.add("spring.datasource.password", PAIR.accounts()::app);
		registry.add("spring.flyway.password", PAIR.accounts()::migration);
		registry.add("foobar.token.signing-key", () -> SIGNING_KEY);
		registry.add("db-routing.token.secret", () -> SIGNING_KEY);
		registry.add("management.server.port", () -> 0);
		registry.add("spring.jpa.properties.hibernate.generate_statistics", () -> true);
		registry.add("logging.level.org.hibernate.session.metrics", () -> "warn");
		// The machine may be busy: whoever waits longer for the replica, or for a turn to
		// hash, is no failure.
		registry.add("db-routing.wait-budget", () -> "1s");
		registry.add("foobar.password.max-wait", () -> "60s");
	}

}

package com.foobar.dbrouting;

import java.time.Duration;

import com.foobar.dbrouting.cluster.NodeUrl;
import com.foobar.dbrouting.routing.Consistency;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the servers are and how long anybody may wait for them. Account and pool settings
 * come from {@code spring.datasource}.
 *
 * @param enabled Whether transactions are routed at all.
 * @param nodes Servers, one primary and one replica.
 * @param consistency What a read-only transaction may rely on.
 * @param waitBudget Longest wait, at least 1 ms, for the replica to apply what a read
 * must see.
 * @param pollInterval Time, at least 10 ms, between two questions to a node that does not
 * answer.
 * @param replicaTimeout Longest wait, at least 250 ms, for a connection to the replica
 * and for its answer; after it the primary is read.
 * @param primaryTimeout Longest wait, at least 250 ms, for the primary to say how far it
 * is; after it the replica is read as it is.
 * @param primaryFallback Bounds of what reads may take from the primary.
 */
@ConfigurationProperties(prefix = "db-routing", ignoreUnknownFields = false)
record DbRoutingProperties(@DefaultValue("true") boolean enabled, @DefaultValue Nodes nodes,
		@DefaultValue("global") Consistency consistency, @DefaultValue("50ms") Duration waitBudget,
		@DefaultValue("1s") Duration pollInterval, @DefaultValue("500ms") Duration replicaTimeout,
		@DefaultValue("2s") Duration primaryTimeout, @DefaultValue PrimaryFallback primaryFallback) {

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

	/** The pool accepts nothing shorter. */
	private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(250);

	/**
	 * Longer ones would not fit the driver's milliseconds, and nobody waits that long.
	 */
	private static final Duration LONGEST = Duration.ofHours(1);

	DbRoutingProperties {
		if (enabled) {
			NodeUrl primary = nodes.primary().location("primary");
			NodeUrl replica = nodes.replica().location("replica");
			if (primary.address().equals(replica.address())) {
				throw new InvalidDbRoutingException("db-routing.nodes.replica.url",
						"names the same server as db-routing.nodes.primary.url: " + primary.address(),
						"Give the replica's own host and port.");
			}
			requireBetween("wait-budget", waitBudget, Duration.ofMillis(1));
			requireBetween("poll-interval", pollInterval, SHORTEST_PAUSE);
			requireBetween("replica-timeout", replicaTimeout, SHORTEST_TIMEOUT);
			requireBetween("primary-timeout", primaryTimeout, SHORTEST_TIMEOUT);
		}
	}

	private static void requireBetween(String name, Duration value, Duration least) {
		if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
			throw new InvalidDbRoutingException("db-routing." + name,
					"must be between " + least.toMillis() + " ms and one hour, but is " + value.toMillis() + " ms",
					"Give a duration such as " + least.multipliedBy(2).toMillis() + "ms.");
		}
	}

	/**
	 * The servers.
	 *
	 * @param primary Server that takes the writes.
	 * @param replica Server that follows the primary and serves reads.
	 */
	record Nodes(@DefaultValue Node primary, @DefaultValue Node replica) {

	}

	/**
	 * One server.
	 *
	 * @param url JDBC URL with a single host; the properties that routing needs are
	 * added.
	 */
	record Node(@Nullable String url) {

		NodeUrl location(String name) {
			String key = "db-routing.nodes." + name + ".url";
			String remedy = "Set " + key + " to the " + name
					+ "'s JDBC URL, for example jdbc:mysql://127.0.0.1:3306/shop; user name and password belong to"
					+ " spring.datasource.username and spring.datasource.password.";
			if (this.url == null || this.url.isBlank()) {
				throw new InvalidDbRoutingException(key, "is missing", remedy);
			}
			try {
				return NodeUrl.parse(this.url);
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidDbRoutingException(key, String.valueOf(ex.getMessage()), remedy);
			}
		}

	}

	/**
	 * Bounds of what reads may take from the primary.
	 *
	 * @param maxConcurrent Number of reads, at least 1, that the primary serves at a time
	 * in place of the replica; a third of the pool when not set.
	 */
	record PrimaryFallback(@Nullable Integer maxConcurrent) {

		private static final int SHARE_OF_POOL = 3;

		PrimaryFallback {
			if (maxConcurrent != null && maxConcurrent < 1) {
				throw new InvalidDbRoutingException("db-routing.primary-fallback.max-concurrent",
						"must be at least 1, but is " + maxConcurrent, "Give a number, or leave the key out.");
			}
		}

		int of(int poolSize) {
			return (this.maxConcurrent != null) ? this.maxConcurrent : Math.max(1, poolSize / SHARE_OF_POOL);
		}

	}

}

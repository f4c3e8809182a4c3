package com.foobar.dbrouting;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.foobar.dbrouting.cluster.NodeUrl;
import com.foobar.dbrouting.cluster.Topology;
import com.foobar.dbrouting.routing.Consistency;
import com.foobar.dbrouting.routing.WhenBehind;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the servers are, what readers may rely on and how long anybody may wait. Account
 * and pool settings come from {@code spring.datasource}.
 *
 * @param enabled Whether transactions are routed at all.
 * @param name Name of the database; tokens of another one mean nothing here.
 * @param nodes Servers by name; which of them takes the writes is found out.
 * @param topology How nodes are found and how the primary is told from the others.
 * @param consistency What a read may rely on whose user brought a token.
 * @param consistencyWithoutToken What every other read may rely on.
 * @param maxLag Age of the state, at least three times the poll interval, beyond which a
 * replica serves no reads.
 * @param pollInterval Time, at least 10 ms, between two looks at a server.
 * @param waitBudget Longest wait, at least 1 ms, for a replica to apply what a read must
 * see.
 * @param nodeTimeout Longest wait, at least 250 ms, for a server's word on how it is.
 * @param whenBehind What becomes of a read that no replica can serve in time and for
 * which the primary has no room.
 * @param primaryFallback Bounds of what reads may take from the primary.
 * @param failoverHold Longest wait of a write for a primary; none to fail at once.
 * @param unreachableHold Longest wait of a write, or of a read, after all of several
 * servers have gone silent, so that another instance can be asked that may reach them; at
 * most as long as the wait for a primary.
 * @param failoverMaxWaiting Number of writes, at least 1, that may wait for a primary at
 * a time.
 * @param readsWithoutPrimary Whether reads of the level global go on, unvouched for,
 * while there is no primary to ask.
 * @param token How a user's writes are remembered.
 * @param clockTolerance How far the clocks of instances may be apart.
 * @param affinity What tells a user from others before a token does.
 * @param strict Whether statements without meaning on a replica are refused there; looks
 * at every statement, so for tests and development.
 * @param validateExistingTransaction Whether work that may write is refused when it joins
 * a read-only transaction.
 */
@ConfigurationProperties(prefix = "db-routing", ignoreUnknownFields = false)
record DbRoutingProperties(@DefaultValue("true") boolean enabled, @DefaultValue("database") String name,
		@DefaultValue Map<String, Node> nodes, @DefaultValue("fixed") Topology topology,
		@DefaultValue("session") Consistency consistency, @DefaultValue("global") Consistency consistencyWithoutToken,
		@DefaultValue("5s") Duration maxLag, @DefaultValue("1s") Duration pollInterval,
		@DefaultValue("50ms") Duration waitBudget, @DefaultValue("500ms") Duration nodeTimeout,
		@DefaultValue("wait") WhenBehind whenBehind, @DefaultValue PrimaryFallback primaryFallback,
		@DefaultValue("10s") Duration failoverHold, @DefaultValue("2s") Duration unreachableHold,
		@DefaultValue("100") int failoverMaxWaiting, @DefaultValue("true") boolean readsWithoutPrimary,
		@DefaultValue Token token, @DefaultValue("2s") Duration clockTolerance,
		@DefaultValue("session") String affinity, @DefaultValue("false") boolean strict,
		@DefaultValue("true") boolean validateExistingTransaction) {

	static final String NODE_NAME = "[a-z0-9][a-z0-9._-]{0,62}";

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

	/** The pool accepts nothing shorter. */
	private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(250);

	/**
	 * Longer ones would not fit the driver's milliseconds, and nobody waits that long.
	 */
	private static final Duration LONGEST = Duration.ofHours(1);

	DbRoutingProperties {
		nodes = Map.copyOf(nodes);
		if (enabled) {
			requireNodes(nodes);
			requireBetween("wait-budget", waitBudget, Duration.ofMillis(1));
			requireBetween("poll-interval", pollInterval, SHORTEST_PAUSE);
			requireBetween("node-timeout", nodeTimeout, SHORTEST_TIMEOUT);
			requireBetween("max-lag", maxLag, pollInterval.multipliedBy(3));
			requireBetween("failover-hold", failoverHold, Duration.ZERO);
			requireBetween("unreachable-hold", unreachableHold, Duration.ZERO);
			requireBetween("clock-tolerance", clockTolerance, Duration.ZERO);
			requireAtLeast("failover-max-waiting", failoverMaxWaiting, 1);
			requireProof(token, maxLag, pollInterval, clockTolerance);
			AffinitySource.parse(affinity);
		}
	}

	/**
	 * How old a read may be that any replica in use is sure to show: none is further
	 * behind than {@link #maxLag}, as measured by looks that are up to a poll apart on
	 * either side.
	 */
	Duration proof() {
		return proof(this.maxLag, this.pollInterval, this.clockTolerance);
	}

	private static Duration proof(Duration maxLag, Duration pollInterval, Duration clockTolerance) {
		return maxLag.plus(pollInterval.multipliedBy(2)).plus(clockTolerance);
	}

	/** The nodes' addresses, by name. */
	Map<String, NodeUrl> locations() {
		return locations(this.nodes);
	}

	private static Map<String, NodeUrl> locations(Map<String, Node> nodes) {
		Map<String, NodeUrl> urls = new LinkedHashMap<>();
		new TreeMap<>(nodes).forEach((name, node) -> urls.put(name, node.location(name)));
		return urls;
	}

	private static void requireNodes(Map<String, Node> nodes) {
		if (nodes.isEmpty()) {
			throw new InvalidDbRoutingException("db-routing.nodes", "is empty",
					"Name each server and give its address, for example"
							+ " db-routing.nodes.primary.url=jdbc:mysql://db1:3306/shop and"
							+ " db-routing.nodes.replica.url=jdbc:mysql://db2:3306/shop.");
		}
		Map<String, String> names = new HashMap<>();
		locations(nodes).forEach((name, url) -> {
			if (!name.matches(NODE_NAME)) {
				throw new InvalidDbRoutingException("db-routing.nodes." + name, "is no name for a node",
						"Use up to 63 lower-case letters, digits, dots, dashes and underscores.");
			}
			String other = names.put(url.address(), name);
			if (other != null) {
				throw new InvalidDbRoutingException("db-routing.nodes." + name + ".url",
						"names the same server as db-routing.nodes." + other + ".url: " + url.address(),
						"Give each node its own host and port.");
			}
		});
	}

	private static void requireProof(Token token, Duration maxLag, Duration pollInterval, Duration clockTolerance) {
		Duration least = proof(maxLag, pollInterval, clockTolerance);
		if (token.ttl().compareTo(least) < 0 || token.ttl().compareTo(Duration.ofDays(1)) > 0) {
			throw new InvalidDbRoutingException("db-routing.token.ttl",
					"must be between " + least.toMillis() + " ms, which is max-lag, twice poll-interval and"
							+ " clock-tolerance, and one day, but is " + token.ttl().toMillis() + " ms",
					"Give a longer time, or lower db-routing.max-lag: a token must outlive the slowest replica in use.");
		}
	}

	private static void requireBetween(String name, Duration value, Duration least) {
		if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
			throw new InvalidDbRoutingException("db-routing." + name,
					"must be between " + least.toMillis() + " ms and one hour, but is " + value.toMillis() + " ms",
					"Give a duration such as " + Math.max(1, least.multipliedBy(2).toMillis()) + "ms.");
		}
	}

	private static void requireAtLeast(String name, int value, int least) {
		if (value < least) {
			throw new InvalidDbRoutingException("db-routing." + name, "must be at least " + least + ", but is " + value,
					"Give a number, or leave the key out.");
		}
	}

	/**
	 * One server.
	 *
	 * @param url JDBC URL with a single host and without account; the properties that
	 * routing needs are added.
	 */
	record Node(@Nullable String url) {

		private static final Map<String, String> CONTRADICTIONS = Map.of("trackSessionState", "false", "autoReconnect",
				"true");

		NodeUrl location(String name) {
			String key = "db-routing.nodes." + name + ".url";
			String remedy = "Set " + key + " to the JDBC URL of " + name
					+ ", for example jdbc:mysql://127.0.0.1:3306/shop; user name and password belong to"
					+ " spring.datasource.username and spring.datasource.password.";
			if (this.url == null || this.url.isBlank()) {
				throw new InvalidDbRoutingException(key, "is missing", remedy);
			}
			try {
				NodeUrl location = NodeUrl.parse(this.url);
				requireNoContradiction(key, location);
				return location;
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidDbRoutingException(key, String.valueOf(ex.getMessage()), remedy);
			}
		}

		private static void requireNoContradiction(String key, NodeUrl location) {
			CONTRADICTIONS.forEach((property, value) -> {
				if (value.equalsIgnoreCase(location.properties().get(property))) {
					throw new InvalidDbRoutingException(key,
							"says " + property + "=" + value + ", with which writes can't be followed",
							"Remove " + property + " from the URL.");
				}
			});
			String variables = location.properties().getOrDefault("sessionVariables", "");
			if (variables.contains("session_track_gtids")) {
				throw new InvalidDbRoutingException(key, "sets session_track_gtids, which is set here to OWN_GTID",
						"Remove it from sessionVariables in the URL.");
			}
		}

	}

	/**
	 * Bounds of what reads may take from the primary.
	 *
	 * @param maxConcurrent Number of reads, at least 1, that the primary serves at a time
	 * in place of replicas; a third of the pool when not set.
	 */
	record PrimaryFallback(@Nullable Integer maxConcurrent) {

		private static final int SHARE_OF_POOL = 3;

		PrimaryFallback {
			if (maxConcurrent != null) {
				requireAtLeast("primary-fallback.max-concurrent", maxConcurrent, 1);
			}
		}

		int of(int poolSize) {
			return (this.maxConcurrent != null) ? this.maxConcurrent : Math.max(1, poolSize / SHARE_OF_POOL);
		}

	}

	/**
	 * How a user's writes are remembered.
	 *
	 * @param secret Secret of at least 16 characters, shared by all instances, with which
	 * tokens are sealed.
	 * @param ttl How long a token means anything; at least max-lag, twice poll-interval
	 * and clock-tolerance together.
	 * @param carrier How tokens travel: cookie, header or both.
	 * @param slots Number of cookies, 1 to 10, so that parallel responses do not
	 * overwrite each other's.
	 */
	record Token(@Nullable String secret, @DefaultValue("30s") Duration ttl, @DefaultValue( {
			"cookie", "header" }) Set<Carrier> carrier, @DefaultValue("4") int slots){

		private static final int MOST_SLOTS = 10;

		Token {
			carrier = Set.copyOf(carrier);
			if (slots < 1 || slots > MOST_SLOTS) {
				throw new InvalidDbRoutingException("db-routing.token.slots",
						"must be between 1 and " + MOST_SLOTS + ", but is " + slots, "Leave it at 4.");
			}
		}

	}

	/** How tokens travel. */
	enum Carrier {

		/** Browsers carry it. */
		COOKIE,

		/** Clients of an API, and services, carry it. */
		HEADER

	}

}

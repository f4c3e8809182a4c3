package com.foobar.dbrouting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.foobar.dbrouting.routing.Reason;
import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The promise: two instances, and a replica that is behind; a user writes at one and
 * reads at the other. {@code -Dstale.reads=10000} reads more often.
 */
class StaleReadIntegrationTests {

	private static final Logger log = LoggerFactory.getLogger(StaleReadIntegrationTests.class);

	private static final int READS = Integer.getInteger("stale.reads", 400);

	@AutoClose
	private static final ReplicatedPair pair = Servers.start();

	@Test
	void showsOwnWritesToWhoBringsTokenWhileReplicaStandsStill() throws Exception {
		pair.stopApplier();
		try {
			assertThat(
					staleReads(true, "db-routing.consistency=session", "db-routing.consistency-without-token=eventual"))
				.isZero();
		}
		finally {
			pair.startApplier();
		}
	}

	@Test
	void showsOwnWritesToWhoBringsNoTokenWhileReplicaStandsStill() throws Exception {
		pair.stopApplier();
		try {
			assertThat(staleReads(false)).isZero();
		}
		finally {
			pair.startApplier();
		}
	}

	@Test
	void showsOwnWritesToWhoBringsTokenWhileReplicaIsThreeSecondsLate() throws Exception {
		pair.delayReplica(Duration.ofSeconds(3));
		try {
			assertThat(
					staleReads(true, "db-routing.consistency=session", "db-routing.consistency-without-token=eventual"))
				.isZero();
		}
		finally {
			pair.delayReplica(Duration.ZERO);
		}
	}

	@Test
	void showsOwnWritesToWhoBringsNoTokenWhileReplicaIsThreeSecondsLate() throws Exception {
		pair.delayReplica(Duration.ofSeconds(3));
		try {
			assertThat(staleReads(false)).isZero();
		}
		finally {
			pair.delayReplica(Duration.ZERO);
		}
	}

	/** The test of the tests above. */
	@Test
	void showsOldStateToWhoAsksForNoMore() throws Exception {
		pair.delayReplica(Duration.ofSeconds(3));
		try {
			int stale = staleReads(true, "db-routing.consistency=eventual",
					"db-routing.consistency-without-token=eventual");
			log.info("{} of {} reads were stale at the level eventual", stale, READS);
			assertThat(stale).isGreaterThan(READS / 2);
		}
		finally {
			pair.delayReplica(Duration.ZERO);
		}
	}

	private static int staleReads(boolean tokens, String... properties) throws Exception {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("db-routing.wait-budget=2ms");
		all.add("db-routing.primary-fallback.max-concurrent=8");
		String[] settings = all.toArray(String[]::new);
		try (RoutedDatabase one = new RoutedDatabase(pair, settings);
				RoutedDatabase two = new RoutedDatabase(pair, settings)) {
			int stale = StaleReads.count(one, two, tokens, READS);
			assertThat(one.decisions(Reason.values()) + two.decisions(Reason.values()))
				.isGreaterThanOrEqualTo(2.0 * READS);
			return stale;
		}
	}

}

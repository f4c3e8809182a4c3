package com.foobar.dbrouting;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import com.foobar.mysqllocal.ReplicatedPair;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.awaitility.Awaitility.await;

/**
 * Makes trouble for a pair of servers, a bit of it for every few hundred requests, so
 * that a run of any length has its share.
 */
final class Trouble {

	private static final Logger log = LoggerFactory.getLogger(Trouble.class);

	private static final int REQUESTS_BETWEEN = 400;

	private final ReplicatedPair pair;

	private final HistoryChecker checker;

	private final Random random;

	private final boolean restarts;

	Trouble(ReplicatedPair pair, HistoryChecker checker, long seed, boolean restarts) {
		this.pair = pair;
		this.checker = checker;
		this.random = new Random(seed);
		this.restarts = restarts;
	}

	Void makeUntil(AtomicBoolean over) throws SQLException {
		while (!over.get()) {
			awaitRequests(REQUESTS_BETWEEN, over);
			make(this.random.nextInt(this.restarts ? 6 : 3), over);
		}
		return null;
	}

	private void make(int kind, AtomicBoolean over) throws SQLException {
		log.debug("Trouble of kind {}", kind);
		switch (kind) {
			case 0, 1 -> {
				this.pair.stopApplier();
				awaitRequests(REQUESTS_BETWEEN, over);
				this.pair.startApplier();
			}
			case 2 -> {
				this.pair.delayReplica(Duration.ofSeconds(1));
				awaitRequests(REQUESTS_BETWEEN, over);
				this.pair.delayReplica(Duration.ZERO);
			}
			case 3 -> {
				this.pair.replica().kill();
				awaitRequests(REQUESTS_BETWEEN, over);
				this.pair.replica().restart();
			}
			case 4 -> {
				this.pair.primary().kill();
				this.pair.primary().restart();
			}
			case 5 -> {
				// An operator makes the primary read-only for a moment.
				Servers.demote(this.pair, this.pair.primary());
				Servers.execute(this.pair, this.pair.primary(), "SET GLOBAL super_read_only = OFF",
						"SET GLOBAL read_only = OFF");
			}
			default -> throw new IllegalArgumentException("No such trouble: " + kind);
		}
	}

	private void awaitRequests(int requests, AtomicBoolean over) {
		long end = this.checker.done() + requests;
		await().pollInterval(Duration.ofMillis(5))
			.atMost(Duration.ofMinutes(2))
			.until(() -> this.checker.done() >= end || over.get());
	}

}

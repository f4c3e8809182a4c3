package com.foobar.dbrouting;

import java.sql.SQLException;
import java.util.Random;

import com.foobar.dbrouting.routing.Reason;
import com.foobar.mysqllocal.MysqlNode;
import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What the promise costs, counted by the servers. */
class CostIntegrationTests {

	private static final Logger log = LoggerFactory.getLogger(CostIntegrationTests.class);

	/** The watch is quiet while statements are counted. */
	private static final String[] QUIET = { "db-routing.poll-interval=20s", "db-routing.max-lag=60s",
			"db-routing.token.ttl=5m", "db-routing.consistency=session",
			"db-routing.consistency-without-token=eventual" };

	private static final int TRANSACTIONS = 200;

	@AutoClose
	private static final ReplicatedPair pair = Servers.start();

	@BeforeAll
	static void startPair() throws SQLException {
		for (int user = 0; user < 8; user++) {
			Servers.execute(pair, pair.primary(), "INSERT INTO entry VALUES (" + user + ", 0)");
		}
		pair.awaitReplicated();
	}

	@Test
	void readOnlyTransactionWithOneSelectIsTwoStatements() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair, QUIET)) {
			User user = new User();
			user.add(database, Ids.next());
			pair.awaitReplicated();
			user.portOfRead(database);
			long counting = statementsOf(pair.replica(), () -> {
			});
			long onPrimary = statementsOf(pair.primary(), () -> {
			});

			long reads = statementsOf(pair.replica(), () -> {
				for (int i = 0; i < TRANSACTIONS; i++) {
					user.portOfRead(database);
				}
			});
			long asked = statementsOf(pair.primary(), () -> {
				for (int i = 0; i < TRANSACTIONS; i++) {
					user.portOfRead(database);
				}
			});

			assertThat(reads - counting).isBetween(2L * TRANSACTIONS, 2L * TRANSACTIONS + 3);
			assertThat(asked - onPrimary).isBetween(0L, 3L);
		}
	}

	@Test
	void writingTransactionWithOneStatementIsTwoStatements() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair, QUIET)) {
			User user = new User();
			user.add(database, Ids.next());
			long counting = statementsOf(pair.primary(), () -> {
			});

			long writes = statementsOf(pair.primary(), () -> {
				for (int i = 0; i < TRANSACTIONS; i++) {
					user.add(database, Ids.next());
				}
			});

			assertThat(writes - counting).isBetween(2L * TRANSACTIONS, 2L * TRANSACTIONS + 3);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 10, 30 })
	void readsOfUsersWhoWriteRunOnReplica(int percentOfWrites) throws Exception {
		int users = 8;
		try (RoutedDatabase one = new RoutedDatabase(pair, "db-routing.consistency=session");
				RoutedDatabase two = new RoutedDatabase(pair, "db-routing.consistency=session")) {
			HistoryChecker checker = new HistoryChecker(users, 4_000, percentOfWrites, 1);
			HistoryChecker.Outcome outcome = checker.check((user) -> new RoutedStore(one, two, new Random(user)));

			double onReplica = one.decisions(Reason.READ, Reason.CAUGHT_UP)
					+ two.decisions(Reason.READ, Reason.CAUGHT_UP);
			double reads = onReplica + one.decisions(Reason.BEHIND, Reason.REPLICA_DOWN, Reason.REPLICA_BUSY)
					+ two.decisions(Reason.BEHIND, Reason.REPLICA_DOWN, Reason.REPLICA_BUSY);
			log.info("{} % writes, {}: {} of {} reads ran on the replica", percentOfWrites, outcome, onReplica, reads);
			assertThat(outcome.violations() + outcome.failures()).isZero();
			assertThat(onReplica / reads).isGreaterThanOrEqualTo(0.99);
		}
	}

	private static long statementsOf(MysqlNode node, Work work) throws Exception {
		long before = Servers.statements(pair, node);
		work.run();
		return Servers.statements(pair, node) - before;
	}

	/** Something that is counted. */
	@FunctionalInterface
	private interface Work {

		void run() throws Exception;

	}

}

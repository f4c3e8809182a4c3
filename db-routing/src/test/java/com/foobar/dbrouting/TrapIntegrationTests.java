package com.foobar.dbrouting;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.foobar.dbrouting.gtid.GtidSet;
import com.foobar.dbrouting.routing.Consistency;
import com.foobar.dbrouting.routing.Reason;
import com.foobar.dbrouting.session.ConsistencySession;
import com.foobar.mysqllocal.MysqlAccounts;
import com.foobar.mysqllocal.ReplicatedPair;
import io.micrometer.core.instrument.Counter;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Where read/write splitters go wrong, one test for each trap. A token is needed for what
 * a user is shown here: everybody else may see any state.
 */
class TrapIntegrationTests {

	private static final String[] TOKEN_ONLY = { "db-routing.consistency=session",
			"db-routing.consistency-without-token=eventual", "db-routing.primary-fallback.max-concurrent=8" };

	@AutoClose
	private static final ReplicatedPair pair = Servers.start();

	@BeforeAll
	static void startPair() throws SQLException {
		Servers.execute(pair, pair.primary(),
				"CREATE PROCEDURE add_and_fail(id BIGINT) BEGIN INSERT INTO thing VALUES (id); COMMIT;"
						+ " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'after the commit'; END",
				"GRANT EXECUTE, CREATE TEMPORARY TABLES ON foobar.* TO '" + MysqlAccounts.APP + "'@'127.0.0.1'");
		pair.awaitReplicated();
	}

	/** Trap 1, and early metadata with it. */
	@Test
	void connectionTakenBeforeReadOnlyFlagIsKnown() throws SQLException {
		try (RoutedDatabase database = new RoutedDatabase(pair);
				Connection connection = database.dataSource().getConnection()) {
			assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("MySQL");
			assertThat(connection.getMetaData().getURL()).startsWith("jdbc:mysql:");
			connection.setAutoCommit(false);
			connection.setReadOnly(true);

			assertThat(port(connection)).isEqualTo(pair.replica().port());
			connection.commit();
		}
	}

	/** Trap 2. */
	@Test
	void handleHeldAcrossTransactions() throws SQLException {
		try (RoutedDatabase database = new RoutedDatabase(pair);
				Connection connection = database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			for (int i = 0; i < 3; i++) {
				connection.setReadOnly(true);
				assertThat(port(connection)).isEqualTo(pair.replica().port());
				connection.commit();

				connection.setReadOnly(false);
				assertThat(port(connection)).isEqualTo(pair.primary().port());
				connection.rollback();
			}
		}
	}

	/** Trap 2, when a statement of the read is still open. */
	@Test
	void handleHeldAcrossTransactionsByOpenStatement() throws SQLException {
		try (RoutedDatabase database = new RoutedDatabase(pair);
				Connection connection = database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			connection.setReadOnly(true);
			try (Statement open = connection.createStatement(); ResultSet rows = open.executeQuery("SELECT 1")) {
				assertThat(rows.next()).isTrue();
				connection.commit();
				connection.setReadOnly(false);

				assertThatExceptionOfType(SQLException.class).isThrownBy(connection::createStatement)
					.withMessageContaining("still has a statement of a read-only transaction open");
			}
			assertThat(port(connection)).isEqualTo(pair.replica().port());
		}
	}

	/** Trap 3. */
	@Test
	void writingWorkJoinedIntoReadOnlyTransaction() {
		try (RoutedDatabase database = new RoutedDatabase(pair)) {
			assertThatExceptionOfType(IllegalTransactionStateException.class)
				.isThrownBy(() -> database.reading(() -> database.writing(() -> 1)))
				.withMessageContaining("read-only");

			assertThat(database.<Integer>writing(database::portOfRead)).isEqualTo(pair.primary().port());
		}
	}

	/** The neighbour of trap 3: work of its own inside a read-only transaction. */
	@Test
	void writingWorkOfItsOwnInsideReadOnlyTransaction() {
		try (RoutedDatabase database = new RoutedDatabase(pair)) {
			TransactionTemplate own = new TransactionTemplate(database.bean(PlatformTransactionManager.class));
			own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			database.reading(() -> {
				assertThat(port(database)).isEqualTo(pair.replica().port());
				assertThat(own.<Integer>execute((status) -> port(database))).isEqualTo(pair.primary().port());
				assertThat(port(database)).isEqualTo(pair.replica().port());
				return 1;
			});
		}
	}

	/** Trap 4. */
	@Test
	void statementsThatMeanNothingOnReplica() {
		try (RoutedDatabase database = new RoutedDatabase(pair, "db-routing.strict=true")) {
			for (String sql : List.of("SELECT * FROM thing FOR SHARE", "SELECT GET_LOCK('a', 0)",
					"SELECT LAST_INSERT_ID()", "SELECT * FROM thing LOCK IN SHARE MODE",
					"SELECT * FROM thing FOR UPDATE")) {
				assertThatExceptionOfType(DataAccessException.class).as(sql).isThrownBy(() -> database.reading(() -> {
					database.bean(JdbcTemplate.class).execute(sql);
					return 1;
				})).withStackTraceContaining("db-routing.strict refuses on a read route");
			}
			assertThat(database.<Integer>writing(() -> {
				database.jdbc().sql("SELECT LAST_INSERT_ID()").query(Integer.class).single();
				return 1;
			})).isEqualTo(1);
		}
	}

	/** Trap 5. */
	@Test
	void waitingAfterSnapshotExists() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair, "db-routing.wait-budget=10s")) {
			pair.delayReplica(Duration.ofSeconds(1));
			try {
				User user = new User();
				long id = Ids.next();
				user.add(database, id);

				assertThat(user.sees(database, id)).isTrue();
				assertThat(database.decisions(Reason.CAUGHT_UP)).isEqualTo(1);
			}
			finally {
				pair.delayReplica(Duration.ZERO);
			}
		}
	}

	/**
	 * Trap 6: a wait that is over is no wait that was successful, and none is endless.
	 * The server itself gives up within the longer one.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "1ms", "300ms" })
	void waitArgumentsAndResults(String budget) throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair, "db-routing.wait-budget=" + budget)) {
			pair.stopApplier();
			try {
				User user = new User();
				long id = Ids.next();
				user.add(database, id);
				long begun = System.nanoTime();

				assertThat(user.sees(database, id)).isTrue();
				assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
				assertThat(database.decisions(Reason.BEHIND)).isEqualTo(1);
			}
			finally {
				pair.startApplier();
			}
			pair.awaitReplicated();
		}
	}

	/** Trap 7: the replica has higher numbers and not this one. */
	@Test
	void comparingNumbersInsteadOfSets() throws Exception {
		String source = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
		long early = Ids.next();
		try (RoutedDatabase database = new RoutedDatabase(pair, TOKEN_ONLY)) {
			Servers.execute(pair, pair.primary(), "SET GTID_NEXT = '" + source + ":10'",
					"INSERT INTO foobar.thing VALUES (" + Ids.next() + ")", "SET GTID_NEXT = 'AUTOMATIC'");
			pair.awaitReplicated();
			pair.stopApplier();
			try {
				Servers.execute(pair, pair.primary(), "SET GTID_NEXT = '" + source + ":5'",
						"INSERT INTO foobar.thing VALUES (" + early + ")", "SET GTID_NEXT = 'AUTOMATIC'");
				User user = new User();
				user.on(database, () -> {
					ConsistencySession.current().orElseThrow().wrote(GtidSet.parse(source + ":5"));
					return 1;
				});

				assertThat(user.sees(database, early)).isTrue();
				assertThat(database.decisions(Reason.BEHIND)).isEqualTo(1);
			}
			finally {
				pair.startApplier();
			}
			pair.awaitReplicated();
		}
	}

	/** Trap 8. */
	@Test
	void commitHiddenInFailingCall() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair, TOKEN_ONLY)) {
			pair.stopApplier();
			try {
				User user = new User();
				long id = Ids.next();
				user.on(database, () -> {
					assertThatExceptionOfType(SQLException.class).isThrownBy(() -> call(database, id))
						.withMessageContaining("after the commit");
					return 1;
				});

				assertThat(user.token()).isNotNull();
				assertThat(user.sees(database, id)).isTrue();
				assertThat(database.meters().counter("db.routing.indoubt").count()).isEqualTo(1);
			}
			finally {
				pair.startApplier();
			}
			pair.awaitReplicated();
		}
	}

	private static void call(RoutedDatabase database, long id) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				CallableStatement call = connection.prepareCall("{call add_and_fail(?)}")) {
			call.setLong(1, id);
			call.execute();
		}
	}

	/** Trap 9. */
	@Test
	void commitOutcomeUnknown() throws Exception {
		try (CuttingRelay relay = new CuttingRelay(pair.primary().port());
				RoutedDatabase database = new RoutedDatabase(pair, "jdbc:mysql://127.0.0.1:" + relay.port() + "/foobar",
						pair.replica().jdbcUrl(), List.of(TOKEN_ONLY))) {
			pair.stopApplier();
			try {
				User user = new User();
				long id = Ids.next();
				user.on(database, () -> {
					assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> database.writing(() -> {
						database.jdbc().sql("INSERT INTO thing (id) VALUES (?)").param(id).update();
						relay.cutAfterNextRequest();
						return 1;
					}));
					return 1;
				});
				await().atMost(Duration.ofSeconds(30))
					.until(() -> "1".equals(
							Servers.ask(pair, pair.primary(), "SELECT COUNT(*) FROM foobar.thing WHERE id = " + id)));

				assertThat(user.token()).isNotNull();
				assertThat(firstAnswer(user, database, id)).isTrue();
			}
			finally {
				pair.startApplier();
			}
			pair.awaitReplicated();
		}
	}

	/** Trap 10, on servers of its own. */
	@Test
	void tokenThatNobodyCanSatisfy() throws Exception {
		try (ReplicatedPair lossy = Servers.start(); RoutedDatabase database = new RoutedDatabase(lossy)) {
			User user = new User();
			long kept = Ids.next();
			user.add(database, kept);
			lossy.awaitReplicated();
			Servers.execute(lossy, lossy.replica(), "STOP REPLICA");
			long lost = Ids.next();
			user.add(database, lost);
			lossy.primary().kill();
			Servers.promote(lossy);
			await().atMost(Duration.ofSeconds(30))
				.until(() -> String.valueOf(database.health().getDetails().get("replica")).startsWith("takes writes"));

			assertThat(user.sees(database, kept)).isTrue();
			assertThat(user.sees(database, lost)).isFalse();
			assertThat(database.meters().counter("db.routing.token.unsatisfiable").count()).isEqualTo(1);
			double failing = database.decisions(Reason.values());
			assertThat(user.sees(database, kept)).isTrue();
			assertThat(database.decisions(Reason.values())).isEqualTo(failing + 1);
			assertThat(database.meters().counter("db.routing.token.unsatisfiable").count()).isEqualTo(1);
		}
	}

	/** Trap 11: received is not applied, and a token outlives every laggard in use. */
	@Test
	void receivedTakenForApplied() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair, "db-routing.consistency=session",
				"db-routing.consistency-without-token=session", "db-routing.max-lag=300ms",
				"db-routing.clock-tolerance=500ms", "db-routing.token.ttl=1s")) {
			pair.stopApplier();
			try {
				User user = new User();
				long id = Ids.next();
				user.add(database, id);
				await().atMost(Duration.ofSeconds(30))
					.until(() -> Servers.ask(pair, pair.replica(),
							"SELECT GTID_SUBSET('" + Servers.ask(pair, pair.primary(), "SELECT @@global.gtid_executed")
									+ "', CONCAT(RECEIVED_TRANSACTION_SET, ',', @@global.gtid_executed))"
									+ " FROM performance_schema.replication_connection_status")
						.equals("1"));
				List<String> tokens = List.of(Objects.requireNonNull(user.token()));
				Counter expired = database.meters().counter("db.routing.token.rejected", "reason", "expired");
				await().atMost(Duration.ofSeconds(30)).until(() -> {
					database.sessions().open(tokens, null, (session) -> {
					});
					return expired.count() > 0;
				});
				assertThat(user.sees(database, id)).isTrue();
			}
			finally {
				pair.startApplier();
			}
			pair.awaitReplicated();
		}
	}

	/** Trap 12: shown by the primary once, then by a replica that is behind. */
	@Test
	void goingBackInTime() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair, TOKEN_ONLY)) {
			User reader = new User();
			reader.add(database, Ids.next());
			pair.awaitReplicated();
			pair.stopApplier();
			try {
				long id = Ids.next();
				database.add(id);
				assertThat(reader.sees(database, id)).isFalse();
				boolean seen = reader.on(database,
						() -> Consistency.PRIMARY.<Boolean, RuntimeException>call(() -> database.sees(id)));
				assertThat(seen).isTrue();

				assertThat(reader.sees(database, id)).isTrue();
				assertThat(reader.sees(database, id)).isTrue();
			}
			finally {
				pair.startApplier();
			}
			pair.awaitReplicated();
			assertThat(reader.portOfRead(database)).isEqualTo(pair.replica().port());
		}
	}

	/**
	 * Trap 14: see also FailoverIntegrationTests. A name leads new connections to another
	 * server, while the old ones, by which it is watched, last.
	 */
	@Test
	void nameThatLeadsToAnotherServer() throws Exception {
		int readers = 6;
		try (ReplicatedPair strangers = Servers.start();
				CuttingRelay relay = new CuttingRelay(pair.replica().port());
				RoutedDatabase database = new RoutedDatabase(pair, pair.primary().jdbcUrl(),
						"jdbc:mysql://127.0.0.1:" + relay.port() + "/foobar",
						List.of("spring.datasource.hikari.minimum-idle=1"));
				ExecutorService threads = Executors.newFixedThreadPool(readers)) {
			long id = Ids.next();
			database.add(id);
			pair.awaitReplicated();
			assertThat(database.portOfRead()).isEqualTo(pair.replica().port());

			relay.leadNewConnectionsTo(strangers.primary().port());

			List<Future<Boolean>> reads = new ArrayList<>();
			for (int i = 0; i < readers; i++) {
				reads.add(threads.submit(() -> database.reading(() -> {
					database.jdbc().sql("SELECT SLEEP(0.5)").query(Integer.class).single();
					return database.jdbc()
						.sql("SELECT COUNT(*) FROM thing WHERE id = ?")
						.param(id)
						.query(Integer.class)
						.single() == 1;
				})));
			}
			for (Future<Boolean> read : reads) {
				assertThat(read.get(60, TimeUnit.SECONDS)).isTrue();
			}
			assertThat(database.portOfRead()).isIn(pair.replica().port(), pair.primary().port());
		}
	}

	/** Trap 15: see also boundsReadsThatPrimaryServesForReplica. */
	@Test
	void everythingFallsBackToPrimaryAtOnce() throws Exception {
		int readers = 12;
		try (RoutedDatabase database = new RoutedDatabase(pair, "db-routing.primary-fallback.max-concurrent=2",
				"db-routing.wait-budget=5ms"); ExecutorService threads = Executors.newFixedThreadPool(readers)) {
			pair.stopApplier();
			try {
				database.add(Ids.next());
				AtomicInteger running = new AtomicInteger();
				AtomicInteger most = new AtomicInteger();
				CountDownLatch begin = new CountDownLatch(1);
				List<Future<Integer>> reads = new ArrayList<>();
				for (int i = 0; i < readers; i++) {
					reads.add(threads.submit(() -> {
						begin.await();
						return database.reading(() -> {
							int port = database.jdbc()
								.sql("SELECT @@port FROM (SELECT SLEEP(0.1)) s")
								.query(Integer.class)
								.single();
							most.accumulateAndGet(running.incrementAndGet(), Math::max);
							database.jdbc().sql("SELECT SLEEP(0.1)").query(Integer.class).single();
							running.decrementAndGet();
							return port;
						});
					}));
				}
				begin.countDown();
				for (Future<Integer> read : reads) {
					assertThat(read.get(60, TimeUnit.SECONDS)).isEqualTo(pair.primary().port());
				}
				assertThat(most.get()).isEqualTo(2);
			}
			finally {
				pair.startApplier();
			}
			pair.awaitReplicated();
		}
	}

	/** The driver loses its way when a listener of it is collected. */
	@Test
	void listenerThatIsCollected() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair)) {
			User user = new User();
			for (int i = 0; i < 50; i++) {
				user.add(database, Ids.next());
				System.gc();
			}
			assertThat(database.meters().counter("db.routing.indoubt").count()).isZero();
		}
	}

	/** Past the failures of connections that broke with the first one. */
	private static boolean firstAnswer(User user, RoutedDatabase database, long id) {
		AtomicReference<Boolean> answer = new AtomicReference<>();
		await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
			answer.set(user.sees(database, id));
			return true;
		});
		return Objects.requireNonNull(answer.get());
	}

	private static int port(RoutedDatabase database) {
		return database.jdbc().sql("SELECT @@port").query(Integer.class).single();
	}

	private static int port(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT @@port")) {
			result.next();
			return result.getInt(1);
		}
	}

}

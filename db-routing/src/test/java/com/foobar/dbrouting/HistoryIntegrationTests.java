package com.foobar.dbrouting;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import com.foobar.dbrouting.routing.Reason;
import com.foobar.mysqllocal.MysqlAccounts;
import com.foobar.mysqllocal.MysqlNode;
import com.foobar.mysqllocal.ReplicatedPair;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random users at two instances, while the replica pauses, lags and dies and the primary
 * dies and moves. {@code -Dhistory.operations=1000000 -Dhistory.seed=1} plays longer, or
 * the same again.
 */
class HistoryIntegrationTests {

	private static final Logger log = LoggerFactory.getLogger(HistoryIntegrationTests.class);

	private static final long OPERATIONS = Long.getLong("history.operations", 6_000);

	private static final long SEED = Long.getLong("history.seed", System.nanoTime());

	private static final int USERS = 16;

	private static final int WRITES = 30;

	private ReplicatedPair pair;

	@BeforeEach
	void startPair() throws SQLException {
		this.pair = Servers.start();
		for (int user = 0; user < USERS; user++) {
			Servers.execute(this.pair, this.pair.primary(), "INSERT INTO entry VALUES (" + user + ", 0)");
		}
		this.pair.awaitReplicated();
	}

	@AfterEach
	void endPair() {
		this.pair.close();
	}

	@Test
	void nobodyMissesOwnWritesOrGoesBackInTime() throws Exception {
		String[] settings = { "db-routing.consistency=session", "db-routing.consistency-without-token=eventual",
				"db-routing.wait-budget=10ms", "db-routing.primary-fallback.max-concurrent=8",
				"db-routing.affinity=none" };
		try (RoutedDatabase one = new RoutedDatabase(this.pair, settings);
				RoutedDatabase two = new RoutedDatabase(this.pair, settings)) {
			HistoryChecker checker = new HistoryChecker(USERS, OPERATIONS, WRITES, SEED);
			Random choice = new Random(SEED);

			HistoryChecker.Outcome outcome = underTrouble(checker, true,
					(user) -> new RoutedStore(one, two, new Random(choice.nextLong())));

			double onReplica = one.decisions(Reason.READ, Reason.CAUGHT_UP)
					+ two.decisions(Reason.READ, Reason.CAUGHT_UP);
			log.info("db-routing with seed {}: {}, {} reads on the replica", SEED, outcome, onReplica);
			assertThat(outcome.violations()).as("seed %d: %s", SEED, outcome).isZero();
			assertThat(outcome.operations()).isGreaterThan(OPERATIONS / 2);
			assertThat(onReplica).isPositive();
		}
	}

	/** The test of the test: the framework's proxy knows nothing of what was written. */
	@Test
	void springsLazyProxyShowsThePast() throws Exception {
		try (HikariDataSource primary = pool(this.pair.primary());
				HikariDataSource replica = pool(this.pair.replica())) {
			LazyConnectionDataSourceProxy proxy = new LazyConnectionDataSourceProxy(primary);
			proxy.setReadOnlyDataSource(replica);
			HistoryChecker checker = new HistoryChecker(USERS, Math.min(OPERATIONS, 20_000), WRITES, SEED);

			HistoryChecker.Outcome outcome = underTrouble(checker, false, (user) -> new Plain(proxy, Duration.ZERO));

			log.info("Spring's lazy proxy with seed {}: {}", SEED, outcome);
			assertThat(outcome.violations()).isPositive();
		}
	}

	/** Nor does a rule of thumb help: it loads the primary, and fails all the same. */
	@Test
	void stickingToPrimaryForFiveSecondsLoadsIt() throws Exception {
		try (HikariDataSource primary = pool(this.pair.primary());
				HikariDataSource replica = pool(this.pair.replica())) {
			LazyConnectionDataSourceProxy proxy = new LazyConnectionDataSourceProxy(primary);
			proxy.setReadOnlyDataSource(replica);
			HistoryChecker checker = new HistoryChecker(USERS, Math.min(OPERATIONS, 20_000), WRITES, SEED);
			AtomicLong sticky = new AtomicLong();
			AtomicLong reads = new AtomicLong();

			HistoryChecker.Outcome outcome = underTrouble(checker, false,
					(user) -> new Plain(proxy, Duration.ofSeconds(5), sticky, reads));

			log.info("Sticking for 5 s with seed {}: {}, {} of {} reads on the primary", SEED, outcome, sticky, reads);
			assertThat(sticky.get()).isGreaterThan(reads.get() / 2);
		}
	}

	private HistoryChecker.Outcome underTrouble(HistoryChecker checker, boolean restarts,
			HistoryChecker.StoreFactory stores) throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		try (ExecutorService trouble = Executors.newSingleThreadExecutor()) {
			Future<?> made = trouble.submit(() -> new Trouble(this.pair, checker, SEED, restarts).makeUntil(over));
			try {
				return checker.check(stores);
			}
			finally {
				over.set(true);
				made.get(2, TimeUnit.MINUTES);
			}
		}
	}

	private HikariDataSource pool(MysqlNode node) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(node.jdbcUrl());
		pool.setUsername(MysqlAccounts.APP);
		pool.setPassword(this.pair.accounts().app());
		pool.setMaximumPoolSize(USERS);
		return pool;
	}

	/** The framework's way, with a rule of thumb or without. */
	private static final class Plain implements HistoryChecker.Store {

		private final JdbcClient jdbc;

		private final TransactionTemplate reading;

		private final TransactionTemplate writing;

		private final long sticks;

		private final AtomicLong sticky;

		private final AtomicLong reads;

		private long lastWrite;

		private boolean hasWritten;

		Plain(DataSource dataSource, Duration sticks) {
			this(dataSource, sticks, new AtomicLong(), new AtomicLong());
		}

		Plain(DataSource dataSource, Duration sticks, AtomicLong sticky, AtomicLong reads) {
			this.jdbc = JdbcClient.create(dataSource);
			DataSourceTransactionManager transactions = new DataSourceTransactionManager(dataSource);
			this.writing = new TransactionTemplate(transactions);
			this.reading = new TransactionTemplate(transactions);
			this.reading.setReadOnly(true);
			this.sticks = sticks.toNanos();
			this.sticky = sticky;
			this.reads = reads;
		}

		@Override
		public void write(int entry, long value) {
			this.writing
				.executeWithoutResult((status) -> this.jdbc.sql("UPDATE entry SET v = GREATEST(v, ?) WHERE id = ?")
					.param(value)
					.param(entry)
					.update());
			this.lastWrite = System.nanoTime();
			this.hasWritten = true;
		}

		@Override
		public long read(int entry) {
			boolean sticks = this.hasWritten && System.nanoTime() - this.lastWrite < this.sticks;
			this.reads.incrementAndGet();
			this.sticky.addAndGet(sticks ? 1 : 0);
			Long value = (sticks ? this.writing : this.reading)
				.execute((status) -> this.jdbc.sql("SELECT v FROM entry WHERE id = ?")
					.param(entry)
					.query(Long.class)
					.single());
			return (value != null) ? value : -1;
		}

	}

}

package com.foobar.dbrouting;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.Node;
import com.foobar.dbrouting.routing.Consistency;
import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** What others promote is followed. Each test changes its own pair for good. */
class FailoverIntegrationTests {

	private static final Logger log = LoggerFactory.getLogger(FailoverIntegrationTests.class);

	private ReplicatedPair pair;

	@BeforeEach
	void startPair() throws SQLException {
		this.pair = Servers.start();
	}

	@AfterEach
	void endPair() {
		this.pair.close();
	}

	@Test
	void followsPlannedSwitchWithoutLosingOrMisplacingWrite() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(this.pair);
				ExecutorService threads = Executors.newCachedThreadPool()) {
			AtomicBoolean over = new AtomicBoolean();
			Future<List<Long>> writer = threads.submit(() -> writeUntil(database, over));
			long atSwitch;
			try {
				await().atMost(Duration.ofSeconds(30)).until(() -> rows(this.pair, true) > 20);
				Servers.demote(this.pair, this.pair.primary());
				this.pair.awaitReplicated();
				atSwitch = rows(this.pair, true);
				Servers.promote(this.pair);
				await().atMost(Duration.ofSeconds(30)).until(() -> rows(this.pair, false) > atSwitch + 20);
			}
			finally {
				over.set(true);
			}

			List<Long> acknowledged = writer.get(1, TimeUnit.MINUTES);
			for (long id : acknowledged) {
				assertThat(database.sees(id)).isTrue();
			}
			assertThat(rows(this.pair, true)).isEqualTo(atSwitch);
			assertThat(database.health().getStatus()).isEqualTo(Status.UP);
			assertThat(primary(database)).isEqualTo("replica");
		}
	}

	@Test
	void resumesWritesWithinOneSecondOfPromotionAfterCrash() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(this.pair, "db-routing.poll-interval=1s",
				"db-routing.unreachable-hold=0"); ExecutorService threads = Executors.newCachedThreadPool()) {
			User user = new User();
			long before = Ids.next();
			user.add(database, before);
			this.pair.awaitReplicated();
			this.pair.primary().kill();
			await().atMost(Duration.ofSeconds(30))
				.until(() -> database.health().getStatus().equals(Status.OUT_OF_SERVICE));
			long held = Ids.next();
			Future<Long> write = threads.submit(() -> {
				user.add(database, held);
				return System.nanoTime();
			});

			Servers.promote(this.pair);
			long promoted = System.nanoTime();
			Duration outage = Duration.ofNanos(write.get(30, TimeUnit.SECONDS) - promoted);

			log.info("A held write went on {} ms after the promotion", outage.toMillis());
			assertThat(outage).isLessThan(Duration.ofSeconds(1));
			assertThat(user.sees(database, before)).isTrue();
			assertThat(user.sees(database, held)).isTrue();

			this.pair.primary().restart();
			await().atMost(Duration.ofSeconds(30))
				.until(() -> String.valueOf(database.health().getDetails().get("warning")).contains("read-only"));
			long rows = rows(this.pair, true);
			for (int i = 0; i < 20; i++) {
				database.add(Ids.next());
			}
			assertThat(rows(this.pair, true)).as("the demoted server").isEqualTo(rows);
		}
	}

	@Test
	void showsNobodyThePastWhenPrimaryDiesThatServedThem() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(this.pair, "db-routing.poll-interval=1s",
				"db-routing.wait-budget=10ms"); ExecutorService threads = Executors.newCachedThreadPool()) {
			User user = new User();
			user.add(database, Ids.next());
			this.pair.awaitReplicated();
			this.pair.stopApplier();
			long id = Ids.next();
			new User().add(database, id);
			assertThat(user.on(database, () -> Consistency.GLOBAL.call(() -> database.sees(id)))).isTrue();
			await().atMost(Duration.ofSeconds(30)).until(this::hasReplicaReceivedAll);
			this.pair.primary().kill();
			await().atMost(Duration.ofSeconds(30))
				.until(() -> database.health().getStatus().equals(Status.OUT_OF_SERVICE));

			Future<Boolean> next = threads.submit(() -> user.sees(database, id));

			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> next.get(1, TimeUnit.SECONDS));
			this.pair.startApplier();
			assertThat(next.get(30, TimeUnit.SECONDS)).isTrue();
		}
	}

	private boolean hasReplicaReceivedAll() {
		String executed = this.pair.primary()
			.admin()
			.query("SELECT @@GLOBAL.gtid_executed")
			.rows()
			.getFirst()
			.getFirst();
		return this.pair.replica()
			.admin()
			.query("SELECT GTID_SUBSET('" + executed.replaceAll("\\s", "")
					+ "', RECEIVED_TRANSACTION_SET) FROM performance_schema.replication_connection_status")
			.rows()
			.getFirst()
			.getFirst()
			.equals("1");
	}

	@Test
	void neverWritesToEitherOfTwoWritableServersThatItDidNotKnow() throws Exception {
		Servers.promote(this.pair);
		try (RoutedDatabase database = new RoutedDatabase(this.pair)) {
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> database.add(Ids.next()))
				.withStackTraceContaining("primary and replica both take writes");
			assertThat(rows(this.pair, true) + rows(this.pair, false)).isZero();

			Servers.demote(this.pair, this.pair.primary());

			await().atMost(Duration.ofSeconds(30)).until(() -> database.health().getStatus().equals(Status.UP));
			database.add(Ids.next());
			assertThat(rows(this.pair, false)).isEqualTo(1);
		}
	}

	@Test
	void holdsNoWriteForLongWhenNoServerAnswers() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(this.pair, "db-routing.failover-hold=1m",
				"db-routing.unreachable-hold=500ms"); ExecutorService threads = Executors.newCachedThreadPool()) {
			database.add(Ids.next());
			this.pair.primary().kill();
			await().atMost(Duration.ofSeconds(30))
				.until(() -> database.health().getStatus().equals(Status.OUT_OF_SERVICE));
			Future<?> held = threads.submit(() -> database.add(Ids.next()));
			assertThatExceptionOfType(TimeoutException.class).as("while the replica might be promoted")
				.isThrownBy(() -> held.get(2, TimeUnit.SECONDS));

			this.pair.replica().kill();

			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> held.get(20, TimeUnit.SECONDS))
				.withStackTraceContaining("and none answers");
			Future<?> late = threads.submit(() -> database.add(Ids.next()));
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> late.get(20, TimeUnit.SECONDS))
				.withStackTraceContaining("and none answers");

			this.pair.primary().restart();
			await().atMost(Duration.ofSeconds(30)).until(() -> database.health().getStatus().equals(Status.UP));
			database.add(Ids.next());
		}
	}

	@Test
	void letsReadsFailSoonWhenNoServerAnswers() {
		try (RoutedDatabase database = new RoutedDatabase(this.pair, "db-routing.unreachable-hold=500ms",
				"spring.datasource.hikari.connection-timeout=60000")) {
			database.add(Ids.next());
			killBoth(database);
			long begun = System.nanoTime();

			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> database.sees(1))
				.withStackTraceContaining("there is no primary");

			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
		}
	}

	@Test
	void readsThatWaitForServersLeaveTheProcessorToOthers() {
		try (RoutedDatabase database = new RoutedDatabase(this.pair, "db-routing.unreachable-hold=1h",
				"spring.datasource.hikari.connection-timeout=3000")) {
			database.add(Ids.next());
			killBoth(database);
			ThreadMXBean threads = ManagementFactory.getThreadMXBean();
			long begun = System.nanoTime();
			long used = threads.getCurrentThreadCpuTime();

			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> database.sees(1));

			long waited = System.nanoTime() - begun;
			assertThat(waited).isGreaterThan(TimeUnit.SECONDS.toNanos(2));
			assertThat(threads.getCurrentThreadCpuTime() - used).isLessThan(waited / 3);
		}
	}

	private void killBoth(RoutedDatabase database) {
		this.pair.primary().kill();
		this.pair.replica().kill();
		await().atMost(Duration.ofSeconds(30)).until(() -> database.health().getStatus().equals(Status.DOWN));
	}

	@Test
	void holdsWritesWhileLoneServerStartsAgain() throws Exception {
		try (RoutedDatabase database = RoutedDatabase.withoutReplica(this.pair, "db-routing.failover-hold=1m",
				"db-routing.unreachable-hold=0"); ExecutorService threads = Executors.newCachedThreadPool()) {
			database.add(Ids.next());
			this.pair.primary().kill();
			await().atMost(Duration.ofSeconds(30)).until(() -> database.health().getStatus().equals(Status.DOWN));
			Future<?> held = threads.submit(() -> database.add(Ids.next()));

			this.pair.primary().restart();

			held.get(30, TimeUnit.SECONDS);
		}
	}

	@Test
	void boundsWritesThatWaitForPrimary() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(this.pair, "db-routing.failover-max-waiting=1",
				"db-routing.failover-hold=5s"); ExecutorService threads = Executors.newCachedThreadPool()) {
			database.add(Ids.next());
			this.pair.primary().kill();
			await().atMost(Duration.ofSeconds(30))
				.until(() -> database.health().getStatus().equals(Status.OUT_OF_SERVICE));
			List<Future<?>> writes = new ArrayList<>();
			for (int i = 0; i < 2; i++) {
				writes.add(threads.submit(() -> database.add(Ids.next())));
			}

			List<String> failures = new ArrayList<>();
			for (Future<?> write : writes) {
				try {
					write.get(30, TimeUnit.SECONDS);
				}
				catch (ExecutionException ex) {
					failures.add(traceOf(ex));
				}
			}

			assertThat(failures).hasSize(2)
				.anyMatch((message) -> message.contains("as many writes as may wait"))
				.anyMatch((message) -> message.contains("There is no primary. None of [primary, replica]"));
		}
	}

	private static List<Long> writeUntil(RoutedDatabase database, AtomicBoolean over) {
		List<Long> acknowledged = new ArrayList<>();
		while (!over.get()) {
			long id = Ids.next();
			try {
				database.add(id);
				acknowledged.add(id);
			}
			catch (DataAccessException | TransactionException ex) {
				// Not acknowledged; a client would repeat it.
				log.debug("A write was refused", ex);
			}
		}
		return acknowledged;
	}

	private static String traceOf(Exception failure) {
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	private static String primary(RoutedDatabase database) {
		Node primary = database.bean(Cluster.class).state().primary();
		return (primary != null) ? primary.name() : "none";
	}

	private static long rows(ReplicatedPair pair, boolean primary) throws SQLException {
		return Long
			.parseLong(Servers.ask(pair, primary ? pair.primary() : pair.replica(), "SELECT COUNT(*) FROM thing"));
	}

}

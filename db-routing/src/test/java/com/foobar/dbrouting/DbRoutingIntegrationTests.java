package com.foobar.dbrouting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.foobar.dbrouting.routing.Consistency;
import com.foobar.dbrouting.routing.Reason;
import com.foobar.mysqllocal.MysqlNode;
import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** On a real primary and a real replica. Each test leaves both running and in step. */
class DbRoutingIntegrationTests {

	@AutoClose
	private static final ReplicatedPair pair = Servers.start();

	@Test
	void readsFromReplicaInReadOnlyTransactionAndFromPrimaryOtherwise() {
		try (RoutedDatabase database = new RoutedDatabase(pair)) {
			assertThat(database.portOfRead()).isEqualTo(pair.replica().port());
			int portOfWrite = database
				.writing(() -> database.jdbc().sql("SELECT @@port").query(Integer.class).single());
			assertThat(portOfWrite).isEqualTo(pair.primary().port());
			int portOutside = database.jdbc().sql("SELECT @@port").query(Integer.class).single();
			assertThat(portOutside).isEqualTo(pair.primary().port());
			assertThat(database.decisions(Reason.READ)).isEqualTo(1);
			assertThat(database.decisions(Reason.WRITE)).isEqualTo(2);
		}
	}

	@Test
	void seesEveryWriteThatWasAcknowledgedBeforeTheRead() {
		try (RoutedDatabase writer = new RoutedDatabase(pair);
				RoutedDatabase reader = new RoutedDatabase(pair, "db-routing.wait-budget=2s")) {
			for (int i = 0; i < 500; i++) {
				long id = Ids.next();
				writer.add(id);
				assertThat(reader.sees(id)).as("write %d", i).isTrue();
			}
			assertThat(reader.decisions(Reason.READ, Reason.CAUGHT_UP)).isEqualTo(500);
		}
	}

	@Test
	void seesEveryWriteOfManyWritersAndReaders() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair, "db-routing.wait-budget=2s",
				"db-routing.node-timeout=5s"); ExecutorService threads = Executors.newFixedThreadPool(8)) {
			List<Future<Integer>> unseen = new ArrayList<>();
			for (int thread = 0; thread < 8; thread++) {
				unseen.add(threads.submit(() -> {
					int missing = 0;
					for (int i = 0; i < 100; i++) {
						long id = Ids.next();
						database.add(id);
						missing += database.sees(id) ? 0 : 1;
					}
					return missing;
				}));
			}
			for (Future<Integer> missing : unseen) {
				assertThat(missing.get(2, TimeUnit.MINUTES)).isZero();
			}
			assertThat(database.decisions(Reason.READ, Reason.CAUGHT_UP, Reason.BEHIND, Reason.REPLICA_BUSY))
				.isEqualTo(800);
		}
	}

	@Test
	void readsFromPrimaryWithinBudgetWhileReplicaIsBehind() {
		try (RoutedDatabase database = new RoutedDatabase(pair)) {
			database.portOfRead();
			database.add(Ids.next());
			pair.awaitReplicated();
			pair.stopApplier();
			try {
				long id = Ids.next();
				database.add(id);
				long begun = System.nanoTime();

				assertThat(database.sees(id)).isTrue();

				assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
				assertThat(database.portOfRead()).isEqualTo(pair.primary().port());
				assertThat(database.decisions(Reason.BEHIND)).isEqualTo(2);
			}
			finally {
				pair.startApplier();
			}
			pair.awaitReplicated();
			assertThat(database.portOfRead()).isEqualTo(pair.replica().port());
			assertThat(database.meters().get("db.routing.wait").tag("outcome", "behind").timer().count()).isEqualTo(2);
		}
	}

	/** The test of the tests above: without the wait the old state is shown. */
	@Test
	void showsOldStateWhileReplicaIsBehindWhenThatIsEnough() {
		try (RoutedDatabase database = new RoutedDatabase(pair, "db-routing.consistency-without-token=eventual")) {
			pair.stopApplier();
			try {
				long id = Ids.next();
				database.add(id);

				assertThat(database.sees(id)).isFalse();
				assertThat(database.decisions(Reason.READ)).isEqualTo(1);
			}
			finally {
				pair.startApplier();
			}
			pair.awaitReplicated();
		}
	}

	@Test
	void boundsReadsThatPrimaryServesForReplica() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair, "db-routing.primary-fallback.max-concurrent=1",
				"spring.datasource.hikari.connection-timeout=300");
				ExecutorService threads = Executors.newCachedThreadPool()) {
			pair.stopApplier();
			CountDownLatch release = new CountDownLatch(1);
			CountDownLatch holding = new CountDownLatch(1);
			try {
				database.add(Ids.next());
				Future<Integer> holder = threads.submit(() -> database.reading(() -> {
					int one = database.jdbc().sql("SELECT 1").query(Integer.class).single();
					holding.countDown();
					release.await(30, TimeUnit.SECONDS);
					return one;
				}));
				assertThat(holding.await(30, TimeUnit.SECONDS)).isTrue();

				assertThatExceptionOfType(DataAccessException.class).isThrownBy(database::portOfRead)
					.withStackTraceContaining("No replica can serve this read (behind)");

				release.countDown();
				assertThat(holder.get(30, TimeUnit.SECONDS)).isEqualTo(1);
				assertThat(database.portOfRead()).isEqualTo(pair.primary().port());
			}
			finally {
				release.countDown();
				pair.startApplier();
			}
			pair.awaitReplicated();
		}
	}

	@Test
	void goesOnReadingWithoutReplicaAndComesBackToIt() {
		try (RoutedDatabase database = new RoutedDatabase(pair)) {
			assertThat(database.portOfRead()).isEqualTo(pair.replica().port());
			pair.replica().kill();
			try {
				awaitHealth(database, "replica", "does not answer");
				for (int i = 0; i < 50; i++) {
					assertThat(database.portOfRead()).isEqualTo(pair.primary().port());
				}
				assertThat(database.decisions(Reason.REPLICA_DOWN)).isEqualTo(50);
				assertThat(database.health().getStatus()).isEqualTo(Status.UP);
			}
			finally {
				pair.replica().restart();
			}
			await().atMost(Duration.ofSeconds(30)).until(() -> database.portOfRead() == pair.replica().port());
			pair.awaitReplicated();
		}
	}

	@Test
	void goesOnReadingWithoutPrimaryAndWritesAgainWhenItIsBack() {
		try (RoutedDatabase database = new RoutedDatabase(pair, "db-routing.failover-hold=500ms")) {
			long before = Ids.next();
			database.add(before);
			assertThat(database.sees(before)).isTrue();
			pair.awaitReplicated();
			pair.primary().kill();
			try {
				for (int i = 0; i < 50; i++) {
					assertThat(database.sees(before)).isTrue();
				}
				assertThat(database.decisions(Reason.PRIMARY_DOWN)).isEqualTo(50);
				assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> database.add(Ids.next()))
					.withStackTraceContaining("There is no primary.");
				assertThat(database.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			}
			finally {
				pair.primary().restart();
			}
			await().atMost(Duration.ofSeconds(30)).until(() -> database.health().getStatus().equals(Status.UP));
			await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
				database.add(Ids.next());
				return true;
			});
			// It counts again before its word is asked for again, within the poll
			// interval.
			await().atMost(Duration.ofSeconds(30)).until(() -> {
				double read = database.decisions(Reason.READ);
				database.sees(before);
				return database.decisions(Reason.READ) > read;
			});
			pair.awaitReplicated();
		}
	}

	@Test
	void readsFromPrimaryWhileReplicaHangs() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair)) {
			assertThat(database.portOfRead()).isEqualTo(pair.replica().port());
			signal("STOP", pair.replica());
			try {
				long begun = System.nanoTime();
				// A read that was sent before anybody knew fails as soon as it is known.
				await().atMost(Duration.ofSeconds(5))
					.ignoreExceptions()
					.until(() -> database.portOfRead() == pair.primary().port());
				for (int i = 0; i < 10; i++) {
					assertThat(database.portOfRead()).isEqualTo(pair.primary().port());
				}
				assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
			}
			finally {
				signal("CONT", pair.replica());
			}
			await().atMost(Duration.ofSeconds(30)).until(() -> database.portOfRead() == pair.replica().port());
		}
	}

	@Test
	void readsFromReplicaWhilePrimaryHangs() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair)) {
			assertThat(database.portOfRead()).isEqualTo(pair.replica().port());
			signal("STOP", pair.primary());
			try {
				long begun = System.nanoTime();
				for (int i = 0; i < 10; i++) {
					assertThat(database.portOfRead()).isEqualTo(pair.replica().port());
				}
				assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
				assertThat(database.decisions(Reason.PRIMARY_DOWN)).isEqualTo(10);
			}
			finally {
				signal("CONT", pair.primary());
			}
			await().atMost(Duration.ofSeconds(30)).until(() -> {
				double read = database.decisions(Reason.READ);
				database.portOfRead();
				return database.decisions(Reason.READ) > read;
			});
		}
	}

	@Test
	void leavesWriteAloneThatIsUnderWayWhenPrimaryIsGivenUp() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair);
				ExecutorService threads = Executors.newSingleThreadExecutor()) {
			long id = Ids.next();
			CountDownLatch begun = new CountDownLatch(1);
			CountDownLatch hanging = new CountDownLatch(1);
			Future<Integer> write = threads.submit(() -> database.writing(() -> {
				database.jdbc().sql("SELECT 1").query(Integer.class).single();
				begun.countDown();
				assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
				return database.jdbc().sql("INSERT INTO thing VALUES (?)").param(id).update();
			}));
			assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
			signal("STOP", pair.primary());
			try {
				hanging.countDown();
				await().atMost(Duration.ofSeconds(5)).until(() -> {
					database.portOfRead();
					return database.decisions(Reason.PRIMARY_DOWN) > 0;
				});
			}
			finally {
				signal("CONT", pair.primary());
			}
			assertThat(write.get(30, TimeUnit.SECONDS)).isEqualTo(1);
			await().atMost(Duration.ofSeconds(30)).until(() -> database.sees(id));
		}
	}

	@Test
	void waitsForConnectionToReplicaWithoutTakingItForGone() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair, "spring.datasource.hikari.maximum-pool-size=1");
				ExecutorService threads = Executors.newCachedThreadPool()) {
			CountDownLatch release = new CountDownLatch(1);
			CountDownLatch holding = new CountDownLatch(1);
			Future<Integer> holder = threads.submit(() -> database.reading(() -> {
				int port = database.jdbc().sql("SELECT @@port").query(Integer.class).single();
				holding.countDown();
				release.await(30, TimeUnit.SECONDS);
				return port;
			}));
			assertThat(holding.await(30, TimeUnit.SECONDS)).isTrue();

			assertThat(database.portOfRead()).isEqualTo(pair.primary().port());

			release.countDown();
			assertThat(holder.get(30, TimeUnit.SECONDS)).isEqualTo(pair.replica().port());
			assertThat(database.portOfRead()).isEqualTo(pair.replica().port());
			assertThat(database.decisions(Reason.REPLICA_BUSY)).isEqualTo(1);
		}
	}

	@Test
	void readsFromReplicaThatWasGoneWhenPrimaryGoesBeforeItWasAskedAgain() {
		try (RoutedDatabase database = new RoutedDatabase(pair, "db-routing.poll-interval=10s",
				"db-routing.max-lag=30s", "db-routing.token.ttl=60s")) {
			pair.replica().kill();
			try {
				awaitHealth(database, "replica", "does not answer");
				assertThat(database.portOfRead()).isEqualTo(pair.primary().port());
			}
			finally {
				pair.replica().restart();
			}
			pair.awaitReplicated();
			pair.primary().kill();
			try {
				awaitHealth(database, "replica", "serves reads");
				assertThat(database.portOfRead()).isEqualTo(pair.replica().port());
				assertThat(database.portOfRead()).isEqualTo(pair.replica().port());
				assertThat(database.decisions(Reason.PRIMARY_DOWN)).isEqualTo(2);
			}
			finally {
				pair.primary().restart();
			}
			pair.awaitReplicated();
		}
	}

	@Test
	void startsAndReadsWhilePrimaryIsGone() {
		pair.awaitReplicated();
		pair.primary().kill();
		try (RoutedDatabase database = new RoutedDatabase(pair)) {
			assertThat(database.portOfRead()).isEqualTo(pair.replica().port());
		}
		finally {
			pair.primary().restart();
		}
		pair.awaitReplicated();
	}

	@Test
	void refusesWriteInReadOnlyTransactionWithOneSentence() {
		try (RoutedDatabase database = new RoutedDatabase(pair)) {
			String sentence = "Mark the method that begins the transaction with @Transactional, without readOnly.";
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(
					() -> database.reading(() -> database.jdbc().sql("INSERT INTO thing (id) VALUES (-1)").update()))
				.withStackTraceContaining(sentence);
			pair.replica().kill();
			try {
				assertThatExceptionOfType(DataAccessException.class)
					.isThrownBy(() -> database
						.reading(() -> database.jdbc().sql("INSERT INTO thing (id) VALUES (-1)").update()))
					.withStackTraceContaining(sentence);
			}
			finally {
				pair.replica().restart();
			}
			assertThat(database.sees(-1)).isFalse();
			pair.awaitReplicated();
		}
	}

	@Test
	void keepsSnapshotOfReadWhileOthersWrite() {
		try (RoutedDatabase database = new RoutedDatabase(pair)) {
			long id = Ids.next();
			long seen = database.reading(() -> {
				long first = count(database);
				try (RoutedDatabase other = new RoutedDatabase(pair, "db-routing.wait-budget=2s")) {
					other.add(id);
					assertThat(other.sees(id)).isTrue();
				}
				return count(database) - first;
			});
			assertThat(seen).isZero();
			assertThat(database.sees(id)).isTrue();
		}
	}

	@Test
	void speaksToServersOverTls() {
		try (RoutedDatabase database = new RoutedDatabase(pair)) {
			String sql = "SELECT VARIABLE_VALUE FROM performance_schema.session_status WHERE VARIABLE_NAME = 'Ssl_cipher'";
			assertThat(database.reading(() -> database.jdbc().sql(sql).query(String.class).single())).isNotEmpty();
			assertThat(database.writing(() -> database.jdbc().sql(sql).query(String.class).single())).isNotEmpty();
		}
	}

	private static void awaitHealth(RoutedDatabase database, String node, String state) {
		await().atMost(Duration.ofSeconds(30))
			.until(() -> String.valueOf(database.health().getDetails().get(node)).startsWith(state));
	}

	@Test
	void noticesThatPrimaryHangsHoweverManyReadThere() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(pair);
				ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
			AtomicBoolean over = new AtomicBoolean();
			AtomicInteger reads = new AtomicInteger();
			for (int i = 0; i < 3; i++) {
				readers.execute(() -> {
					try {
						while (!over.get()) {
							Consistency.PRIMARY.call(database::portOfRead);
							reads.incrementAndGet();
						}
					}
					catch (Exception ex) {
						// The primary hangs.
					}
				});
			}
			await().atMost(Duration.ofSeconds(30)).until(() -> reads.get() > 100);
			signal("STOP", pair.primary());
			try {
				await().atMost(Duration.ofSeconds(8))
					.until(() -> database.health().getStatus().equals(Status.OUT_OF_SERVICE));
			}
			finally {
				over.set(true);
				signal("CONT", pair.primary());
			}
			await().atMost(Duration.ofSeconds(30)).until(() -> database.health().getStatus().equals(Status.UP));
		}
	}

	/** Lets a server hang, or go on. */
	private static void signal(String name, MysqlNode node) throws IOException, InterruptedException {
		long pid = node.server().directory().runningServer().orElseThrow().pid();
		Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).inheritIO().start();
		assertThat(kill.waitFor()).isZero();
		if (name.equals("STOP")) {
			await().atMost(Duration.ofSeconds(10)).until(() -> isStopped(pid));
		}
	}

	/** Whether no thread of the process runs any more: they stop one after another. */
	private static boolean isStopped(long pid) throws IOException {
		Path threads = Path.of("/proc", String.valueOf(pid), "task");
		if (!Files.exists(threads)) {
			return true; // Not Linux: nothing tells.
		}
		try (Stream<Path> all = Files.list(threads)) {
			for (Path thread : all.toList()) {
				String status = Files.readString(thread.resolve("stat"));
				if (status.charAt(status.lastIndexOf(')') + 2) != 'T') {
					return false;
				}
			}
		}
		return true;
	}

	private static long count(RoutedDatabase database) {
		return database.jdbc().sql("SELECT COUNT(*) FROM thing").query(Long.class).single();
	}

}

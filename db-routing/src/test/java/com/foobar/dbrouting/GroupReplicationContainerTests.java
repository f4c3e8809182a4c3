package com.foobar.dbrouting;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * What a group decides is followed. Needs a container engine; two of the three members
 * are configured, the third is found. How often the primary crashes is told by the system
 * property {@code group.crashes}.
 */
class GroupReplicationContainerTests {

	private static final Logger log = LoggerFactory.getLogger(GroupReplicationContainerTests.class);

	private static final int CRASHES = Integer.getInteger("group.crashes", 2);

	private static final int WRITERS = 4;

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	@SuppressWarnings("NullAway.Init") // set before the first test
	private static MysqlGroup group;

	@BeforeAll
	static void startGroup() throws SQLException {
		assumeThat(DockerClientFactory.instance().isDockerAvailable()).as("a container engine answers").isTrue();
		group = MysqlGroup.start();
	}

	@AfterAll
	static void endGroup() {
		if (group != null) {
			group.close();
		}
	}

	@Test
	void losesNoAcknowledgedWriteAndHoldsOthersWhenPrimaryCrashes() throws Exception {
		try (RoutedDatabase database = open(); Writers writers = new Writers(database)) {
			for (int crash = 1; crash <= CRASHES; crash++) {
				writers.awaitMore(50);
				MysqlGroup.Member killed = group.primary();
				assertThat(primary(database)).isEqualTo(killed.address());
				int failed = writers.failures.size();

				killed.kill();
				long at = System.nanoTime();
				await().atMost(PATIENCE).until(() -> !primary(database).equals(killed.address()));
				writers.awaitMore(50);

				log.info("Crash {}: writes went on after {} ms, {} of them in flight were refused", crash,
						TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - at), writers.failures.size() - failed);
				assertThat(writers.failures.subList(failed, writers.failures.size()))
					.as("failures of writes that were not in flight")
					.hasSizeLessThanOrEqualTo(WRITERS);
				killed.rejoin();
				group.awaitOnline(3);
			}
			writers.end();
			log.info("{} acknowledged writes, {} refused", writers.acknowledged().size(), writers.failures.size());
			assertThat(writers.missed()).as("own writes that their writer did not see").isEmpty();
			assertEverywhere(writers.acknowledged());
		}
	}

	@Test
	void followsPlannedSwitchWithoutLosingWrite() throws Exception {
		try (RoutedDatabase database = open(); Writers writers = new Writers(database)) {
			writers.awaitMore(50);
			MysqlGroup.Member before = group.primary();
			MysqlGroup.Member next = group.members()
				.stream()
				.filter((member) -> member != before)
				.findAny()
				.orElseThrow();

			before.execute("SELECT group_replication_set_as_primary('" + next.ask("SELECT @@server_uuid") + "')");
			await().atMost(PATIENCE).until(() -> primary(database).equals(next.address()));
			writers.awaitMore(50);

			writers.end();
			log.info("Planned switch: {} writes were refused", writers.failures.size());
			assertThat(writers.failures).as("one in flight, one until the switch is known, of each writer")
				.hasSizeLessThanOrEqualTo(2 * WRITERS);
			assertThat(writers.missed()).isEmpty();
			assertEverywhere(writers.acknowledged());
		}
	}

	@Test
	void holdsWhatIsLeftOfGroupWithoutMajorityForNothing() throws Exception {
		try (RoutedDatabase database = open()) {
			MysqlGroup.Member primary = group.primary();
			List<MysqlGroup.Member> others = group.members().stream().filter((member) -> member != primary).toList();
			database.add(Ids.next());

			others.forEach(MysqlGroup.Member::pause);
			try {
				await().atMost(PATIENCE).until(() -> database.health().getStatus().equals(Status.DOWN));
			}
			finally {
				others.forEach(MysqlGroup.Member::goOn);
			}

			group.awaitOnline(3);
			await().atMost(PATIENCE).until(() -> database.health().getStatus().equals(Status.UP));
			long id = Ids.next();
			database.add(id);
			assertThat(database.sees(id)).isTrue();
		}
	}

	private static RoutedDatabase open() {
		RoutedDatabase database = new RoutedDatabase(group.members().get(0).url() + "?allowPublicKeyRetrieval=true",
				group.members().get(1).url() + "?allowPublicKeyRetrieval=true", group.password(),
				List.of("db-routing.topology=group", "db-routing.failover-hold=60s",
						"spring.datasource.hikari.connection-timeout=60000"));
		await().atMost(PATIENCE).until(() -> database.bean(Cluster.class).state().nodes().size() == 3);
		await().atMost(PATIENCE).until(() -> database.health().getStatus().equals(Status.UP));
		return database;
	}

	/** Address of the node that takes the writes. */
	private static String primary(RoutedDatabase database) {
		Node primary = database.bean(Cluster.class).state().primary();
		return (primary != null) ? primary.url().address() : "none";
	}

	private static void assertEverywhere(List<Long> ids) throws SQLException {
		String executed = group.primary().ask("SELECT @@global.gtid_executed").replace("\n", "");
		for (MysqlGroup.Member member : group.members()) {
			assertThat(member.ask("SELECT WAIT_FOR_EXECUTED_GTID_SET('" + executed + "', 60)")).isEqualTo("0");
			for (int from = 0; from < ids.size(); from += 1000) {
				List<Long> some = ids.subList(from, Math.min(ids.size(), from + 1000));
				assertThat(member.ask("SELECT COUNT(*) FROM foobar.thing WHERE id IN ("
						+ String.join(",", some.stream().map(String::valueOf).toList()) + ")"))
					.as("acknowledged writes on %s", member)
					.isEqualTo(Integer.toString(some.size()));
			}
		}
	}

	/**
	 * People who write all the time, and look at once whether they see what they wrote.
	 */
	private static final class Writers implements AutoCloseable {

		private final AtomicBoolean over = new AtomicBoolean();

		private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);

		private final List<Future<?>> running = new ArrayList<>();

		private final List<Long> acknowledged = new ArrayList<>();

		private final List<Long> missed = new ArrayList<>();

		private final List<Exception> failures = Collections.synchronizedList(new ArrayList<>());

		Writers(RoutedDatabase database) {
			for (int i = 0; i < WRITERS; i++) {
				this.running.add(this.threads.submit(() -> write(database)));
			}
		}

		private Object write(RoutedDatabase database) throws Exception {
			User user = new User();
			while (!this.over.get()) {
				long id = Ids.next();
				try {
					user.add(database, id);
				}
				catch (DataAccessException | TransactionException ex) {
					this.failures.add(ex);
					continue;
				}
				synchronized (this) {
					this.acknowledged.add(id);
				}
				if (!sees(database, user, id)) {
					synchronized (this) {
						this.missed.add(id);
					}
				}
			}
			return user;
		}

		/** A read that fails shows nothing old: it is asked again. */
		private boolean sees(RoutedDatabase database, User user, long id) throws Exception {
			for (int attempt = 1;; attempt++) {
				try {
					return user.sees(database, id);
				}
				catch (DataAccessException | TransactionException ex) {
					if (attempt == 20) {
						throw ex;
					}
				}
			}
		}

		synchronized List<Long> acknowledged() {
			return List.copyOf(this.acknowledged);
		}

		synchronized List<Long> missed() {
			return List.copyOf(this.missed);
		}

		void awaitMore(int count) {
			int before = acknowledged().size();
			await().atMost(PATIENCE).until(() -> acknowledged().size() >= before + count);
		}

		void end() throws Exception {
			this.over.set(true);
			for (Future<?> writer : this.running) {
				Objects.requireNonNull(writer.get(2, TimeUnit.MINUTES));
			}
		}

		@Override
		public void close() {
			this.over.set(true);
			this.threads.shutdown();
		}

	}

}

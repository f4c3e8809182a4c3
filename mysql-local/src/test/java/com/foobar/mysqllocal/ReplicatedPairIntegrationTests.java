package com.foobar.mysqllocal;

import java.time.Duration;
import java.util.List;

import com.foobar.mysqllocal.host.MysqlLocalException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** A real pair: what it replicates, and the days that hurt. */
@Timeout(120)
class ReplicatedPairIntegrationTests {

	@AutoClose
	private static final ReplicatedPair pair = ReplicatedPair.start();

	@BeforeAll
	static void createTable() {
		pair.primary().admin().query("CREATE TABLE item (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(50))");
	}

	@BeforeEach
	void emptyTable() {
		if (!pair.primary().running()) {
			pair.primary().restart(); // a test that failed may have left it stopped
		}
		pair.primary().admin().query("DELETE FROM item");
		pair.awaitReplicated();
	}

	@Test
	void replicatesARow() {
		insert("Zoë 😀");
		pair.awaitReplicated();

		assertThat(names(pair.replica())).containsExactly("Zoë 😀");
	}

	@Test
	void replicatesOverTls() {
		assertThat(value(pair.replica(),
				"SELECT SSL_ALLOWED FROM performance_schema.replication_connection_configuration"))
			.isEqualTo("YES");
		assertThat(value(pair.replica(), "SELECT HOST FROM performance_schema.replication_connection_configuration"))
			.isEqualTo("127.0.0.1");
	}

	@Test
	void listsTheReplicaWithTheAddressItCanBeReachedAt() {
		QueryResult replicas = pair.primary().admin().query("SHOW REPLICAS");

		assertThat(replicas.rows()).singleElement()
			.satisfies((row) -> assertThat(row.get(replicas.columns().indexOf("Host"))).isEqualTo("127.0.0.1"))
			.satisfies((row) -> assertThat(row.get(replicas.columns().indexOf("Port")))
				.isEqualTo(Integer.toString(pair.replica().port())));
	}

	@Test
	void fallsBehindWhileTheApplierIsStopped() {
		pair.stopApplier();
		insert("late");
		String executed = pair.primary().admin().executedGtidSet();

		assertThat(pair.replica().admin().awaitExecuted(executed, Duration.ofMillis(200))).isFalse();
		assertThat(names(pair.replica())).isEmpty();
		assertThat(pair.replica().admin().replicationStatus().orElseThrow().healthy()).isFalse();

		pair.startApplier();
		pair.awaitReplicated();
		assertThat(names(pair.replica())).containsExactly("late");
	}

	@Test
	void appliesLaterWhenDelayed() {
		pair.delayReplica(Duration.ofSeconds(2));
		insert("delayed");
		String executed = pair.primary().admin().executedGtidSet();

		assertThat(pair.replica().admin().awaitExecuted(executed, Duration.ofMillis(500))).isFalse();
		assertThat(pair.replica().admin().awaitExecuted(executed, Duration.ofSeconds(10))).isTrue();
		pair.delayReplica(Duration.ZERO);
	}

	@Test
	void keepsDataAndPositionOverAnOrderlyRestart() {
		insert("kept");
		String executed = pair.primary().admin().executedGtidSet();

		pair.primary().stop();
		pair.primary().restart();

		assertThat(pair.primary().admin().executedGtidSet()).isEqualTo(executed);
		insert("after");
		pair.awaitReplicated();
		assertThat(names(pair.replica())).containsExactly("kept", "after");
	}

	@Test
	void comesBackWholeAfterACrashOfBoth() {
		insert("before");
		pair.primary().kill();
		pair.replica().kill();

		pair.primary().restart();
		pair.replica().restart();

		insert("after");
		pair.awaitReplicated();
		assertThat(names(pair.replica())).containsExactly("before", "after");
	}

	@Test
	void replicaFindsACrashedPrimaryAgainByItself() {
		pair.primary().kill();
		pair.primary().restart();
		insert("found");

		pair.awaitReplicated();
		assertThat(names(pair.replica())).containsExactly("found");
	}

	@Test
	void beginsClosedToWritesUntilSomebodyDecides() {
		pair.primary().kill();
		pair.primary().start();
		pair.primary().admin().awaitReady(Duration.ofSeconds(30), pair.primary()::running);

		assertThatExceptionOfType(MysqlLocalException.class).isThrownBy(() -> insert("too early"))
			.withMessageContaining("--super-read-only");

		pair.primary().restart();
	}

	@Test
	void stopsWithinSecondsAlthoughAReplicaListens() {
		long before = System.nanoTime();

		pair.primary().stop();

		// Without the preparation it takes ten seconds and more.
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
		pair.primary().restart();
	}

	@Test
	void leavesAReplicaAloneThatFollowsAlready() {
		String receiver = receiverConnection();

		pair.replica().admin().follow(pair.primary().port(), pair.accounts().replication());

		assertThat(receiverConnection()).isEqualTo(receiver);
	}

	@Test
	void tellsHowTheReplicaIsDoing() {
		ReplicationStatus status = pair.replica().admin().replicationStatus().orElseThrow();

		assertThat(status.healthy()).isTrue();
		assertThat(status.sourcePort()).isEqualTo(pair.primary().port());
		assertThat(status.lastError()).isEmpty();
		assertThat(status.executedSet()).isEqualTo(pair.replica().admin().executedGtidSet());
		assertThat(pair.primary().admin().replicationStatus()).isEmpty();
	}

	@Test
	void relaxesDurabilityOfTheReplicaOnly() {
		String sql = "SELECT CONCAT(@@global.sync_binlog, @@global.innodb_flush_log_at_trx_commit)";

		assertThat(value(pair.primary(), sql)).isEqualTo("11");
		assertThat(value(pair.replica(), sql)).isEqualTo("02");
	}

	@Test
	void tellsAClientTheGtidOfItsCommit() {
		assertThat(value(pair.primary(), "SELECT @@global.session_track_gtids")).isEqualTo("OWN_GTID");
	}

	@Test
	void findsTheServerThatRunsOnAFolder() {
		assertThat(pair.primary().server().directory().runningServer()).isPresent()
			.hasValueSatisfying((server) -> assertThat(server.isAlive()).isTrue());
	}

	private static void insert(String name) {
		pair.primary().admin().query("INSERT INTO item (name) VALUES ('" + name + "')");
	}

	private static List<String> names(MysqlNode node) {
		return node.admin()
			.query("SELECT name FROM item ORDER BY id")
			.rows()
			.stream()
			.map((row) -> String.valueOf(row.getFirst()))
			.toList();
	}

	private static String value(MysqlNode node, String sql) {
		return String.valueOf(node.admin().query(sql).rows().getFirst().getFirst());
	}

	private static String receiverConnection() {
		String sql = "SELECT id FROM information_schema.processlist WHERE command LIKE 'Binlog Dump%'";
		await().atMost(Duration.ofSeconds(20)).until(() -> pair.primary().admin().query(sql).rows().size() == 1);
		return value(pair.primary(), sql);
	}

}

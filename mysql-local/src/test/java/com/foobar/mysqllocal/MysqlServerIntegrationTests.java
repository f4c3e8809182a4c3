package com.foobar.mysqllocal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.foobar.mysqllocal.host.Folders;
import com.foobar.mysqllocal.host.FreePort;
import com.foobar.mysqllocal.host.MysqlLocalException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Single servers: failed starts, interrupted work, secrets, and a replica made anew. */
@Timeout(180)
class MysqlServerIntegrationTests {

	private MysqlAccounts accounts = MysqlAccounts.random();

	private Path templates = Path.of("");

	private final List<MysqlNode> nodes = new ArrayList<>();

	private MysqlDistribution distribution = new MysqlDistribution(Path.of(""), MysqlVersion.OLDEST, "", List.of());

	@TempDir
	Path temporary;

	@BeforeEach
	void findServer() throws IOException {
		TestCache cache = TestCache.open();
		this.templates = cache.folder();
		this.accounts = cache.accounts();
		this.distribution = MysqlDistribution.find(cache.folder(), System.getenv(), (line) -> {
		});
	}

	@AfterEach
	void killServers() {
		this.nodes.forEach(MysqlNode::kill);
	}

	@Test
	void saysThatThePortIsTaken() throws IOException {
		int port = FreePort.find();
		try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			MysqlNode node = node("a", taken.getLocalPort(), 1);
			node.start();

			assertThatExceptionOfType(MysqlLocalException.class).isThrownBy(node::awaitServing)
				.withMessage("Port " + port
						+ " on 127.0.0.1 is taken by another program: stop that program, or choose another port.");
		}
	}

	@Test
	void saysThatAnotherServerHasTheFolder() {
		node("a", FreePort.find(), 1).restart();
		MysqlNode second = node("a", FreePort.find(), 1);
		second.start();

		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(second.server().startFailure())
				.hasValueSatisfying((sentence) -> assertThat(sentence).startsWith("Another MySQL server works in")));
	}

	@Test
	void beginsAgainWhenTheInitialisationWasKilled() throws Exception {
		this.templates = this.temporary.resolve("templates");
		CompletableFuture<MysqlNode> interrupted = CompletableFuture.supplyAsync(() -> node("a", FreePort.find(), 1));
		await().pollInterval(Duration.ofMillis(10))
			.atMost(Duration.ofSeconds(30))
			.until(() -> initialising(this.templates).isPresent());

		initialising(this.templates).orElseThrow().destroyForcibly();

		assertThat(interrupted.handle((node, failure) -> String.valueOf(failure)).get(60, TimeUnit.SECONDS))
			.contains("cannot be made");
		assertThat(initFiles()).isEmpty();
		MysqlNode node = node("a", FreePort.find(), 1);
		node.restart();
		assertThat(node.admin().query("SELECT 1").rows()).hasSize(1);
	}

	@Test
	void writesNoPasswordWhereOthersLook() throws IOException {
		MysqlNode primary = node("a", FreePort.find(), 1);
		primary.restart();
		replicaOf(primary).restart();
		primary.admin().query("CREATE USER 'someone'@'127.0.0.1' IDENTIFIED BY 'plain-text-password'");

		List<String> secrets = List.of(this.accounts.admin(), this.accounts.app(), this.accounts.migration(),
				this.accounts.monitor(), this.accounts.replication(), "plain-text-password");
		for (MysqlNode node : this.nodes) {
			long pid = node.server().directory().runningServer().orElseThrow().pid();
			assertThat(Files.readString(Path.of("/proc/" + pid + "/cmdline"))).doesNotContain(secrets);
			assertThat(Files.readString(Path.of("/proc/" + pid + "/environ"))).doesNotContain(secrets);
			assertThat(node.server().errorLog()).content().isNotEmpty().doesNotContain(secrets);
			assertThat(node.server().directory().optionsFile()).content().doesNotContain(secrets);
			assertThat(Files.getPosixFilePermissions(node.server().directory().folder())).hasSize(3);
		}
		assertThat(initFiles()).isEmpty();
	}

	@Test
	void understandsEveryOption() throws IOException {
		MysqlNode node = node("a", FreePort.find(), 1);
		node.restart();

		assertThat(Files.readAllLines(node.server().errorLog()).stream().filter((line) -> line.contains("[ERROR]")))
			.isEmpty();
		assertThat(node.admin()
			.query("SELECT @@bind_address, @@port, @@gtid_mode, @@replica_parallel_workers")
			.rows()
			.getFirst()).containsExactly("127.0.0.1", Integer.toString(node.port()), "ON", "4");
	}

	@Test
	void givesAServerMadeAnewUnderItsOldNumberItsOwnTransactionsBack() throws IOException {
		MysqlNode first = node("a", FreePort.find(), 1);
		first.restart();
		MysqlNode second = replicaOf(first);
		second.restart();
		first.admin().query("CREATE TABLE kept (id INT PRIMARY KEY)");
		first.admin().query("INSERT INTO kept VALUES (1), (2)");
		assertThat(second.admin().awaitExecuted(first.admin().executedGtidSet(), Duration.ofSeconds(20))).isTrue();
		first.kill();
		Folders.delete(first.server().directory().folder());

		second.admin().execute("STOP REPLICA", "RESET REPLICA ALL");
		second.admin().openForWriting();
		MysqlNode anew = node("a", first.port(), 1,
				(admin) -> admin.follow(second.port(), this.accounts.replication()));
		anew.restart();

		assertThat(anew.admin().awaitExecuted(second.admin().executedGtidSet(), Duration.ofSeconds(20))).isTrue();
		assertThat(anew.admin().query("SELECT id FROM kept").rows()).hasSize(2);
	}

	@Test
	void speaksOlderWordsThatThisServerStillKnows() {
		assumeTrue(this.distribution.version().isBefore(new MysqlVersion(8, 4, 0)),
				"later servers have forgotten the older words");
		this.templates = this.temporary.resolve("templates"); // another version's, not to
																// be shared
		this.distribution = new MysqlDistribution(this.distribution.mysqld(), MysqlVersion.OLDEST,
				this.distribution.origin(), this.distribution.ownOptions());
		MysqlNode primary = node("a", FreePort.find(), 1);
		primary.restart();
		MysqlNode replica = replicaOf(primary);
		replica.restart();
		primary.admin().query("CREATE TABLE kept (id INT PRIMARY KEY)");

		assertThat(replica.admin().awaitExecuted(primary.admin().executedGtidSet(), Duration.ofSeconds(20))).isTrue();
		assertThat(replica.admin().query("SELECT @@replica_parallel_workers, @@innodb_log_file_size").rows().getFirst())
			.containsExactly("4", Long.toString(16L * 1024 * 1024));
	}

	@Test
	void pairLeavesNothingBehind() throws IOException {
		ReplicatedPair pair = ReplicatedPair.start();
		Path folder = pair.primary().server().directory().folder();
		ProcessHandle server = pair.primary().server().directory().runningServer().orElseThrow();

		pair.close();

		assertThat(server.isAlive()).isFalse();
		assertThat(folder).doesNotExist();
	}

	@Test
	void sweepsUpAfterAProcessThatWasKilled() throws IOException {
		TestCache cache = new TestCache(this.temporary.resolve("cache"));
		Path abandoned = Files.createDirectories(cache.folder().resolve("pair-999999999-x/primary"));
		Path foreign = Files.createDirectories(cache.folder().resolve("pair-of-shoes"));

		Path own = cache.newPairFolder();
		cache.newPairFolder();

		assertThat(abandoned.getParent()).doesNotExist();
		assertThat(foreign).exists();
		assertThat(own).exists();
	}

	private List<Path> initFiles() throws IOException {
		try (Stream<Path> entries = Files.list(this.templates)) {
			return entries.map((entry) -> entry.resolve("boot.sql")).filter(Files::exists).toList();
		}
	}

	private MysqlNode node(String name, int port, int serverId) {
		return node(name, port, serverId, MysqlAdmin::openForWriting);
	}

	private MysqlNode replicaOf(MysqlNode primary) {
		return node("replica", FreePort.find(), 2,
				(admin) -> admin.follow(primary.port(), this.accounts.replication()));
	}

	private MysqlNode node(String name, int port, int serverId, Consumer<MysqlAdmin> role) {
		MysqlTemplate template = new MysqlTemplate(this.templates, this.distribution, this.accounts, (line) -> {
		});
		MysqlDataDirectory directory = MysqlDataDirectory.open(this.temporary.resolve(name), template);
		MysqlNode node = new MysqlNode(new MysqlServer(this.distribution, directory, port, serverId), this.accounts,
				role);
		this.nodes.add(node);
		return node;
	}

	private static Optional<ProcessHandle> initialising(Path templates) {
		try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
			return children
				.filter((child) -> child.info()
					.arguments()
					.map((arguments) -> String.join(" ", arguments))
					.filter((words) -> words.contains("--initialize-insecure") && words.contains(templates.toString()))
					.isPresent())
				.findFirst();
		}
	}

}

package com.foobar.mysqllocal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

import com.foobar.mysqllocal.host.Folders;
import com.foobar.mysqllocal.host.FreePort;
import com.foobar.mysqllocal.host.MysqlLocalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real primary and a real replica for a test, gone with it: started in about a second
 * once the first start on a machine has filled the cache, which is the folder named by
 * the system property {@code foobar.cache}, or one of this user in the temporary folder.
 * The system property {@code foobar.mysql} names the version that the servers must have.
 */
public final class ReplicatedPair implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(ReplicatedPair.class);

	private static final Duration REPLICATION_LIMIT = Duration.ofSeconds(30);

	private static @Nullable MysqlDistribution launched;

	private final Path folder;

	private final MysqlAccounts accounts;

	private final MysqlNode primary;

	private final MysqlNode replica;

	private final Thread atExit = new Thread(this::end, "replicated-pair-end");

	private ReplicatedPair(Path folder, MysqlAccounts accounts, MysqlTemplate template) {
		this.folder = folder;
		this.accounts = accounts;
		int primaryPort = FreePort.find();
		this.primary = node(template, "primary", primaryPort, 1, MysqlAdmin::openForWriting);
		this.replica = node(template, "replica", FreePort.find(), 2,
				(admin) -> admin.follow(primaryPort, accounts.replication()));
	}

	/** Starts a pair with an empty database and waits until the replica follows. */
	public static ReplicatedPair start() {
		try {
			TestCache cache = TestCache.open();
			MysqlAccounts accounts = cache.accounts();
			MysqlDistribution distribution = launched()
				.orElseGet(() -> MysqlDistribution.find(cache.folder(), System.getenv(), log::info));
			requireWanted(distribution);
			MysqlTemplate template = new MysqlTemplate(cache.folder(), distribution, accounts, log::info);
			ReplicatedPair pair = new ReplicatedPair(cache.newPairFolder(), accounts, template);
			pair.serve();
			return pair;
		}
		catch (IOException ex) {
			throw new MysqlLocalException("No pair of MySQL servers can be started: " + ex.getMessage(), ex);
		}
	}

	/**
	 * What a launcher runs, if there is one. It tells its version once: that takes a
	 * second.
	 */
	private static synchronized Optional<MysqlDistribution> launched() {
		if (launched == null) {
			launched = ServiceLoader.load(MysqlLauncher.class).findFirst().map(MysqlDistribution::of).orElse(null);
		}
		return Optional.ofNullable(launched);
	}

	/** So that nobody believes to have tested on a version that was not there. */
	private static void requireWanted(MysqlDistribution distribution) {
		String wanted = System.getProperty("foobar.mysql");
		if (wanted != null && !(distribution.version() + ".").startsWith(wanted + ".")) {
			throw new MysqlLocalException("The tests are to run on MySQL " + wanted
					+ " (system property foobar.mysql), and the server found is MySQL " + distribution.version() + " "
					+ distribution.origin() + ": let it be found, or leave the property out.");
		}
	}

	private MysqlNode node(MysqlTemplate template, String name, int port, int serverId, Consumer<MysqlAdmin> role) {
		MysqlDataDirectory directory = MysqlDataDirectory.open(this.folder.resolve(name), template);
		return new MysqlNode(new MysqlServer(template.distribution(), directory, port, serverId), this.accounts, role);
	}

	private void serve() {
		Runtime.getRuntime().addShutdownHook(this.atExit);
		try {
			this.primary.start();
			this.replica.start();
			this.primary.awaitServing();
			this.replica.awaitServing();
			awaitReplicated();
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	public MysqlNode primary() {
		return this.primary;
	}

	public MysqlNode replica() {
		return this.replica;
	}

	/** Account names are constants of {@link MysqlAccounts}, passwords its components. */
	public MysqlAccounts accounts() {
		return this.accounts;
	}

	/** Lets the replica receive and not execute: it falls behind. */
	public void stopApplier() {
		this.replica.admin().execute("STOP REPLICA SQL_THREAD");
	}

	/** Lets the replica execute again. */
	public void startApplier() {
		this.replica.admin().execute("START REPLICA SQL_THREAD");
	}

	/**
	 * Makes the replica execute everything that much later than the primary did.
	 * @param delay whole seconds; zero ends it
	 */
	public void delayReplica(Duration delay) {
		if (!delay.equals(Duration.ofSeconds(delay.toSeconds()))) {
			throw new IllegalArgumentException("MySQL delays by whole seconds, not by " + delay);
		}
		Dialect dialect = new Dialect(this.replica.server().distribution().version());
		this.replica.admin()
			.execute("STOP REPLICA SQL_THREAD",
					dialect.changeSource("CHANGE REPLICATION SOURCE TO SOURCE_DELAY = " + delay.toSeconds()),
					"START REPLICA SQL_THREAD");
	}

	/** Waits until the replica has executed all that the primary has executed by now. */
	public void awaitReplicated() {
		if (!this.replica.admin().awaitExecuted(this.primary.admin().executedGtidSet(), REPLICATION_LIMIT)) {
			throw new MysqlLocalException("The replica is still behind after " + REPLICATION_LIMIT.toSeconds() + " s: "
					+ this.replica.admin().replicationStatus());
		}
	}

	/** Kills both servers and deletes what they wrote. */
	@Override
	public void close() {
		end();
		try {
			Runtime.getRuntime().removeShutdownHook(this.atExit);
		}
		catch (IllegalStateException ex) {
			// The machine is shutting down, and the hook is running or has run.
		}
	}

	private void end() {
		this.replica.kill();
		this.primary.kill();
		try {
			Folders.delete(this.folder);
		}
		catch (IOException ex) {
			log.warn("The folder {} of a pair is left behind: {}", this.folder, ex.getMessage());
		}
	}

}

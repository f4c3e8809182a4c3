package com.foobar.mysqllocal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.foobar.mysqllocal.host.Leash;
import com.foobar.mysqllocal.host.MysqlLocalException;
import org.jspecify.annotations.Nullable;

/**
 * One running server of a {@link ReplicatedPair}, to be killed and brought back at will.
 */
public final class MysqlNode {

	private static final Duration START_LIMIT = Duration.ofSeconds(60);

	private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

	private final MysqlServer server;

	private final MysqlAdmin admin;

	private final Consumer<MysqlAdmin> role;

	private @Nullable Process process;

	/**
	 * A node that does not run yet.
	 * @param server what to run
	 * @param accounts its accounts
	 * @param role what makes it a primary or a replica, at each start
	 */
	MysqlNode(MysqlServer server, MysqlAccounts accounts, Consumer<MysqlAdmin> role) {
		this.server = server;
		this.admin = server.admin(accounts.admin());
		this.role = role;
	}

	public int port() {
		return this.server.port();
	}

	/** The database as a client names it, without user and password. */
	public String jdbcUrl() {
		return this.server.jdbcUrl();
	}

	public MysqlServer server() {
		return this.server;
	}

	public MysqlAdmin admin() {
		return this.admin;
	}

	public synchronized boolean running() {
		return this.process != null && this.process.isAlive();
	}

	/**
	 * Starts it on its old data and port, ending it first if it still runs, and waits
	 * until it serves in its role.
	 */
	public synchronized void restart() {
		kill();
		start();
		awaitServing();
	}

	/** Ends it as a crash would, with SIGKILL, and waits until it is gone. */
	public synchronized void kill() {
		if (this.process != null) {
			this.process.destroyForcibly();
			awaitEnd(this.process);
		}
	}

	/** Ends it in order, and waits until it is gone. */
	public synchronized void stop() {
		if (this.process != null && this.process.isAlive()) {
			this.admin.prepareStop();
			this.process.destroy();
			awaitEnd(this.process);
		}
	}

	synchronized void start() {
		try {
			Process started = this.server.distribution()
				.launcher()
				.start(this.server.command(), this.server.directory().folder());
			Leash.on(started);
			this.process = started;
		}
		catch (IOException ex) {
			throw new MysqlLocalException("MySQL cannot be started: " + ex.getMessage(), ex);
		}
	}

	void awaitServing() {
		try {
			this.admin.awaitReady(START_LIMIT, this::running);
		}
		catch (MysqlLocalException ex) {
			throw this.server.startFailure().map((reason) -> new MysqlLocalException(reason, ex)).orElse(ex);
		}
		this.role.accept(this.admin);
	}

	private void awaitEnd(Process ending) {
		try {
			if (!ending.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
				ending.destroyForcibly();
				throw new MysqlLocalException(
						"MySQL on port " + port() + " did not end within " + STOP_LIMIT.toSeconds() + " s");
			}
		}
		catch (InterruptedException ex) {
			ending.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}

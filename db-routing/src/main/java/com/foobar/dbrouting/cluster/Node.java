package com.foobar.dbrouting.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import com.foobar.dbrouting.gtid.GtidSet;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.jspecify.annotations.Nullable;

/** A server: its pool, and what is known of it. */
public final class Node implements AutoCloseable {

	private final String name;

	private final NodeUrl url;

	private final int key;

	private final HikariDataSource pool;

	private final NodeMonitor monitor;

	private final Tripwire tripwire;

	private final OpenConnections connections;

	/** What the server said last, unless it does not answer. */
	private volatile @Nullable Observation last;

	private volatile @Nullable Exception failure;

	/** When it stopped to answer, by {@link System#nanoTime}. */
	private volatile long silentSince;

	/** Looks in a row that the server did not answer. */
	private final AtomicInteger misses = new AtomicInteger();

	private volatile LagClock.Reading lag = new LagClock.Reading(0, true, false);

	/**
	 * Creates a node.
	 * @param key number that stands for the name wherever instances must agree
	 * @param connections what the pool has opened
	 */
	Node(String name, NodeUrl url, int key, HikariDataSource pool, OpenConnections connections, NodeMonitor monitor,
			Tripwire tripwire) {
		this.name = name;
		this.url = url;
		this.key = key;
		this.pool = pool;
		this.connections = connections;
		this.monitor = monitor;
		this.tripwire = tripwire;
	}

	/** The configured name, or the address of one that was found. */
	public String name() {
		return this.name;
	}

	/** Where it is. */
	public NodeUrl url() {
		return this.url;
	}

	/** Number that stands for the name wherever instances must agree; never 0. */
	public int key() {
		return this.key;
	}

	/** Most connections that it lends at a time. */
	public int poolSize() {
		return this.pool.getMaximumPoolSize();
	}

	/** How many use it at the moment, or wait for it to be as they need it. */
	int users() {
		HikariPoolMXBean pool = this.pool.getHikariPoolMXBean();
		return this.monitor.waiting()
				+ ((pool != null) ? pool.getActiveConnections() + pool.getThreadsAwaitingConnection() : 0);
	}

	/** Whether all its connections are lent. */
	public boolean isBusy() {
		HikariPoolMXBean pool = this.pool.getHikariPoolMXBean();
		return pool != null && pool.getThreadsAwaitingConnection() > 0;
	}

	/**
	 * Borrows a connection, which is read-only until the driver is told otherwise.
	 * @throws NodeBusyException when all are in use
	 * @throws SQLException when the server can't be reached
	 */
	public Connection connect() throws SQLException {
		try {
			return this.pool.getConnection();
		}
		catch (SQLException ex) {
			// The pool names a cause only when connecting failed, not when all are in
			// use.
			if (ex.getCause() == null) {
				throw new NodeBusyException(this.name, this.pool.getMaximumPoolSize(), ex);
			}
			this.monitor.look();
			throw ex;
		}
	}

	/** What its pool has opened. */
	public OpenConnections connections() {
		return this.connections;
	}

	/** Transactions that it is known to have executed. */
	public GtidSet known() {
		return this.monitor.known();
	}

	/** What it has executed at some moment after this call, unless it does not say. */
	public @Nullable GtidSet ask(Duration time) throws SQLException {
		try {
			return this.monitor.ask().get(time.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			throw Interruption.of("asking " + this.name + " how far it is", ex);
		}
	}

	/** Has it asked soon how far it is, so that this is known should it die. */
	public void note() {
		var unused = this.monitor.ask();
	}

	/** Whether it has executed them, now or within the time. */
	public boolean awaitExecuted(GtidSet needed, Duration time) throws SQLException {
		try {
			return this.monitor.awaitExecuted(needed, time);
		}
		catch (InterruptedException ex) {
			throw Interruption.of("waiting for " + this.name, ex);
		}
	}

	/** Whether it answered when it was last looked at. */
	public boolean isAnswering() {
		return this.last != null;
	}

	/** Why it did not, when it did not. */
	public @Nullable Exception failure() {
		return this.failure;
	}

	/** When it stopped to answer; means nothing while there is no failure. */
	long silentSince() {
		return this.silentSince;
	}

	/** Age of the state that it shows; {@code now} is when the primary was last heard. */
	long lagNanos(long now) {
		LagClock.Reading reading = this.lag;
		return reading.measured() ? Math.max(0, now - reading.at()) : 0;
	}

	@Nullable Observation last() {
		return this.last;
	}

	int misses() {
		return this.misses.get();
	}

	NodeMonitor monitor() {
		return this.monitor;
	}

	void observed(Observation observation) {
		this.last = observation;
		this.failure = null;
		this.misses.set(0);
		this.tripwire.arm();
	}

	void lost(Exception reason) {
		if (this.failure == null) {
			this.silentSince = System.nanoTime();
		}
		this.last = null;
		this.failure = reason;
		this.misses.incrementAndGet();
	}

	void measure(LagClock clock) {
		this.lag = clock.read(this.monitor.known());
	}

	/** Ends the reads that wait for it in vain. */
	void giveUp() {
		// Idle connections first, so that nobody is lent one that is cut.
		renewConnections();
		this.connections.abortReads();
	}

	/** Lets connections go that were made for what the server was before. */
	void renewConnections() {
		HikariPoolMXBean control = this.pool.getHikariPoolMXBean();
		if (control != null) {
			control.softEvictConnections();
		}
	}

	@Override
	public void close() {
		this.tripwire.close();
		this.monitor.close();
		this.pool.close();
	}

	@Override
	public String toString() {
		return this.name;
	}

}

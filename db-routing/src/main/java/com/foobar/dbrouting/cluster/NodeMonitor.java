package com.foobar.dbrouting.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

import com.foobar.dbrouting.gtid.GtidSet;
import org.jspecify.annotations.Nullable;

/**
 * Watches one server over one connection of its own, on one thread. All who want to know
 * how far the server is, or wait for it to get somewhere, share its questions; none of
 * them holds a pooled connection meanwhile.
 */
final class NodeMonitor implements AutoCloseable {

	/** Longest single wait on the server, so that latecomers are heard. */
	private static final Duration SLICE = Duration.ofMillis(10);

	/**
	 * While many read at once, a question waits until so large a part of them asks it
	 * together: each of them would rather have the processors and the primary free.
	 */
	private static final int SHARE_OF_READS = 4;

	/** Longest that a question waits for more to ask it. */
	private static final Duration GATHERING = Duration.ofMillis(5);

	/** After waiting in vain, as when long reports run, questions do not wait so long. */
	private static final Duration NOT_GATHERING = Duration.ofMillis(100);

	/** Pause between two looks while something is wrong. */
	private static final Duration URGENT = Duration.ofMillis(100);

	private final String node;

	private final Connections connections;

	private final Topology topology;

	private final Duration pollInterval;

	private final Duration patience;

	private final IntSupplier reads;

	private final Observer observer;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition work = this.lock.newCondition();

	private final List<Waiter> waiters = new ArrayList<>();

	private final AtomicInteger waiting = new AtomicInteger();

	private @Nullable CompletableFuture<GtidSet> question;

	private int askers;

	/** With so many who ask, the question is sent. */
	private int enough = 1;

	private long firstAsked;

	private long gatherFrom = System.nanoTime();

	private boolean urgent;

	private boolean lookNow;

	private boolean closed;

	private final CompletableFuture<Boolean> firstLook = new CompletableFuture<>();

	private volatile GtidSet known = GtidSet.EMPTY;

	/** Used by the monitor's thread alone. */
	private @Nullable Probe probe;

	private final Thread thread;

	/**
	 * Creates the monitor; {@link #start} lets it run.
	 * @param connections new connections to the server, each call limited to
	 * {@code patience}
	 * @param reads about how many read at the moment, on whichever server
	 */
	NodeMonitor(String node, Connections connections, Topology topology, Duration pollInterval, Duration patience,
			IntSupplier reads, Observer observer) {
		this.node = node;
		this.connections = connections;
		this.topology = topology;
		this.pollInterval = pollInterval;
		this.patience = patience;
		this.reads = reads;
		this.observer = observer;
		this.thread = Thread.ofVirtual().name("db-routing-" + node).unstarted(this::watch);
	}

	void start() {
		this.thread.start();
	}

	/** Waits until the server has been looked at once, in vain or not. */
	void awaitFirstLook(Duration time) {
		try {
			this.firstLook.get(time.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			// Then it counts as gone.
		}
	}

	/** Transactions that the server is known to have executed. */
	GtidSet known() {
		return this.known;
	}

	/** Looks at the server at once, and often until told otherwise. */
	void hurry(boolean hurry) {
		this.lock.lock();
		try {
			this.lookNow |= hurry && !this.urgent;
			this.urgent = hurry;
			this.work.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Looks at the server at once. */
	void look() {
		this.lock.lock();
		try {
			this.lookNow = true;
			this.work.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What the server has executed at some moment after this call. Whoever asks while a
	 * question is on its way shares the next one; while many read, a question waits a
	 * moment for more to ask it.
	 */
	CompletableFuture<GtidSet> ask() {
		this.lock.lock();
		try {
			CompletableFuture<GtidSet> mine = (this.question != null) ? this.question : new CompletableFuture<>();
			if (this.closed) {
				mine.completeExceptionally(new SQLException("The watch over " + this.node + " has ended"));
				return mine;
			}
			if (this.askers++ == 0) {
				this.question = mine;
				this.firstAsked = System.nanoTime();
			}
			if (this.askers == 1 || this.askers == this.enough) {
				this.work.signal();
			}
			return mine;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until the server has executed them, until the time has passed, or until it
	 * stops answering.
	 * @throws InterruptedException when the calling thread is interrupted
	 */
	boolean awaitExecuted(GtidSet needed, Duration time) throws InterruptedException {
		if (this.known.containsAll(needed)) {
			return true;
		}
		Waiter waiter = new Waiter(needed, System.nanoTime() + time.toNanos(), new CompletableFuture<>());
		this.lock.lock();
		try {
			if (this.closed) {
				return false;
			}
			this.waiters.add(waiter);
			this.work.signal();
		}
		finally {
			this.lock.unlock();
		}
		this.waiting.incrementAndGet();
		try {
			return waiter.served().get(time.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			return this.known.containsAll(needed);
		}
		finally {
			this.waiting.decrementAndGet();
		}
	}

	/** How many wait for the server to get somewhere. */
	int waiting() {
		return this.waiting.get();
	}

	private void watch() {
		long nextLook = System.nanoTime();
		while (true) {
			Task task = next(nextLook);
			if (task == null) {
				break;
			}
			try {
				if (task.look()) {
					look(task);
				}
				else {
					serve(task);
				}
				if (task.look()) {
					nextLook = System.nanoTime() + pause().toNanos();
				}
			}
			catch (SQLException | RuntimeException ex) {
				lost(task, ex);
				nextLook = System.nanoTime() + pause().toNanos();
			}
			this.firstLook.complete(true);
		}
		end();
	}

	/** Waits for something to do; nothing when it is over. */
	private @Nullable Task next(long nextLook) {
		this.lock.lock();
		try {
			while (!this.closed) {
				long now = System.nanoTime();
				this.waiters.removeIf((waiter) -> waiter.isOver(now));
				boolean look = this.lookNow || now - nextLook >= 0;
				long gathering = (this.question != null) ? gathering(now) : nextLook - now;
				if (look || gathering <= 0 || !this.waiters.isEmpty()) {
					if (this.enough > 1 && this.askers == 1) {
						this.gatherFrom = now + NOT_GATHERING.toNanos();
					}
					Task task = new Task(look, this.question, this.askers, List.copyOf(this.waiters));
					this.lookNow = false;
					forgetQuestion();
					return task;
				}
				this.work.awaitNanos(Math.min(gathering, nextLook - now));
			}
			return null;
		}
		catch (InterruptedException ex) {
			return null;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void forgetQuestion() {
		this.question = null;
		this.askers = 0;
		this.enough = 1;
	}

	/** How long the question should still wait for more to ask it, in nanoseconds. */
	private long gathering(long now) {
		if (this.enough == 1 && now - this.gatherFrom >= 0) {
			this.enough = Math.max(1, this.reads.getAsInt() / SHARE_OF_READS);
		}
		return (this.askers < this.enough) ? this.firstAsked + GATHERING.toNanos() - now : 0;
	}

	private Duration pause() {
		this.lock.lock();
		try {
			Duration pause = (this.urgent && URGENT.compareTo(this.pollInterval) < 0) ? URGENT : this.pollInterval;
			// Instances that lost a server together do not come back together.
			return pause.multipliedBy(ThreadLocalRandom.current().nextInt(80, 101)).dividedBy(100);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** A whole look, which answers a question as well. */
	private void look(Task task) throws SQLException {
		Observation observation = onFreshConnectionIfCut(Probe::observe);
		learn(observation.executed());
		this.observer.observed(observation);
		answer(task, observation.executed());
	}

	private void serve(Task task) throws SQLException {
		if (task.question() != null) {
			GtidSet executed = onFreshConnectionIfCut(Probe::executed);
			learn(executed);
			answer(task, executed);
		}
		if (!task.waiters().isEmpty()) {
			awaitFor(task.waiters());
		}
	}

	private void answer(Task task, GtidSet executed) {
		if (task.question() != null) {
			task.question().complete(executed);
			this.observer.shared(task.askers());
		}
		serveThoseWhoWait(task.waiters());
	}

	private void awaitFor(List<Waiter> waiting) throws SQLException {
		GtidSet needed = GtidSet.EMPTY;
		int open = 0;
		for (Waiter waiter : waiting) {
			if (!waiter.served().isDone()) {
				needed = needed.plus(waiter.needed());
				open++;
			}
		}
		if (open == 0 || this.known.containsAll(needed)) {
			serveThoseWhoWait(waiting);
			return;
		}
		GtidSet wanted = needed;
		if (onFreshConnectionIfCut((server) -> server.awaitExecuted(wanted, SLICE))) {
			this.known = this.known.plus(wanted);
		}
		else {
			learn(onFreshConnectionIfCut(Probe::executed));
		}
		this.observer.advanced();
		this.observer.shared(open);
		serveThoseWhoWait(waiting);
	}

	private void serveThoseWhoWait(List<Waiter> waiting) {
		for (Waiter waiter : waiting) {
			if (this.known.containsAll(waiter.needed())) {
				waiter.served().complete(true);
			}
		}
	}

	/** Sets only grow; one that shrinks is another server's, or a restored one's. */
	private void learn(GtidSet executed) {
		boolean shrunk = !executed.containsAll(this.known);
		this.known = executed;
		if (shrunk) {
			this.observer.shrunk();
		}
	}

	/**
	 * A server that was restarted has cut the connection but is there; one that let us
	 * wait would let us wait again.
	 */
	private <T> T onFreshConnectionIfCut(Asking<T> asking) throws SQLException {
		Probe existing = this.probe;
		if (existing == null) {
			return asking.ask(connect());
		}
		long begun = System.nanoTime();
		try {
			return asking.ask(existing);
		}
		catch (SQLException ex) {
			disconnect();
			if (System.nanoTime() - begun > this.patience.toNanos() / 2) {
				throw ex;
			}
			return asking.ask(connect());
		}
	}

	private Probe connect() throws SQLException {
		Probe fresh = new Probe(this.connections.open(), this.topology);
		this.probe = fresh;
		return fresh;
	}

	private void disconnect() {
		Probe existing = takeProbe();
		if (existing != null) {
			existing.abandon();
		}
	}

	private @Nullable Probe takeProbe() {
		Probe existing = this.probe;
		this.probe = null;
		return existing;
	}

	private void lost(Task task, Exception failure) {
		disconnect();
		this.observer.lost(failure);
		if (task.question() != null) {
			task.question().completeExceptionally(failure);
		}
		// Those who came meanwhile would only wait for the same failure.
		this.lock.lock();
		try {
			for (Waiter waiter : this.waiters) {
				waiter.served().complete(false);
			}
			this.waiters.clear();
			if (this.question != null) {
				this.question.completeExceptionally(failure);
				forgetQuestion();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void end() {
		Probe existing = takeProbe();
		if (existing != null) {
			existing.close();
		}
		lost(new Task(false, null, 0, List.of()), new SQLException("The watch over " + this.node + " has ended"));
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.work.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Where a new connection to the server comes from. */
	@FunctionalInterface
	interface Connections {

		Connection open() throws SQLException;

	}

	/** Hears what is seen, on the monitor's thread. */
	interface Observer {

		void observed(Observation observation);

		/** {@link NodeMonitor#known} has grown between two looks. */
		void advanced();

		/** The server has lost transactions: it is not the one that it was. */
		void shrunk();

		void lost(Exception failure);

		void shared(int readers);

	}

	/** One question to the server. */
	@FunctionalInterface
	private interface Asking<T> {

		T ask(Probe server) throws SQLException;

	}

	/** What is to be done next. */
	private record Task(boolean look, @Nullable CompletableFuture<GtidSet> question, int askers, List<Waiter> waiters) {

	}

	/** Somebody who waits for the server to get somewhere. */
	private record Waiter(GtidSet needed, long deadline, CompletableFuture<Boolean> served) {

		boolean isOver(long now) {
			return this.served.isDone() || now - this.deadline >= 0;
		}

	}

}

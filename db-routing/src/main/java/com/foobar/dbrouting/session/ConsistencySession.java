package com.foobar.dbrouting.session;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

import com.foobar.dbrouting.gtid.GtidSet;
import org.jspecify.annotations.Nullable;

/**
 * What one user has written and read, for the length of one request. Bound to the thread
 * that works for the user; whoever hands work to another thread binds it there with
 * {@link #call} or {@link #run}. Safe for use by several threads at once.
 */
public final class ConsistencySession {

	private static final ThreadLocal<@Nullable ConsistencySession> current = new ThreadLocal<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final boolean remembered;

	private final SessionListener listener;

	private final int affinity;

	private volatile boolean carriesToken;

	private volatile GtidSet written;

	private volatile boolean askPrimary;

	private volatile int lastRead;

	/** Whether the token, as the user has it, must be made again to keep the mark. */
	private volatile boolean markAges;

	private ConsistencySession(int affinity, @Nullable ConsistencyToken token, boolean remembered, boolean markAges,
			SessionListener listener) {
		this.affinity = affinity;
		this.remembered = remembered || token != null;
		this.listener = listener;
		this.carriesToken = token != null;
		this.written = (token != null) ? token.written() : GtidSet.EMPTY;
		this.askPrimary = token != null && token.askPrimary();
		this.lastRead = (token != null) ? token.lastRead() : 0;
		this.markAges = markAges;
	}

	/** A user who brought no token. */
	static ConsistencySession ofNewcomer(int affinity, boolean remembered, SessionListener listener) {
		return new ConsistencySession(affinity, null, remembered, false, listener);
	}

	/** A user who brought a token. */
	static ConsistencySession of(ConsistencyToken token, boolean markAges, SessionListener listener) {
		return new ConsistencySession(token.affinity(), token, true, markAges, listener);
	}

	/** The session of the calling thread. */
	public static Optional<ConsistencySession> current() {
		return Optional.ofNullable(current.get());
	}

	/** The session of the calling thread, for the hot path. */
	public static @Nullable ConsistencySession currentOrNull() {
		return current.get();
	}

	/** Binds this session to the calling thread until the scope is closed. */
	public Scope bind() {
		ConsistencySession before = current.get();
		current.set(this);
		return () -> restore(before);
	}

	static void restore(@Nullable ConsistencySession session) {
		if (session != null) {
			current.set(session);
		}
		else {
			current.remove();
		}
	}

	/** Does the work for this user. */
	public <T> T call(Callable<T> work) throws Exception {
		Scope scope = bind();
		try {
			return work.call();
		}
		finally {
			scope.close();
		}
	}

	/** Does the work for this user. */
	public void run(Runnable work) {
		Scope scope = bind();
		try {
			work.run();
		}
		finally {
			scope.close();
		}
	}

	/** Whether the user's requests are known to belong together. */
	public boolean isRemembered() {
		return this.remembered;
	}

	/** Whether the user brought a token, or has been given one by another service. */
	public boolean carriesToken() {
		return this.carriesToken;
	}

	/** Number by which all instances choose the same replica for the user. */
	public int affinity() {
		return this.affinity;
	}

	/** Transactions that the user must see. */
	public GtidSet written() {
		return this.written;
	}

	/** Whether the user may have written more than {@link #written} tells. */
	public boolean asksPrimary() {
		return this.askPrimary;
	}

	/**
	 * Hash of the name of the node that served the user last, or 0 when it was the usual
	 * one.
	 */
	public int lastRead() {
		return this.lastRead;
	}

	/** Adds transactions that the user has made. */
	public void wrote(GtidSet transactions) {
		this.lock.lock();
		try {
			this.written = this.written.plus(transactions);
		}
		finally {
			this.lock.unlock();
		}
		this.listener.changed(this);
	}

	/** Notes that something may have been committed whose identifier is not known. */
	public void wroteUnknown() {
		if (!this.askPrimary) {
			this.askPrimary = true;
			this.listener.inDoubt();
			this.listener.changed(this);
		}
	}

	/** Notes which node serves a read; 0 stands for the one that usually does. */
	public void readFrom(int node) {
		if (node != this.lastRead || (node != 0 && this.markAges)) {
			this.lastRead = node;
			this.markAges = false;
			if (this.remembered) {
				this.listener.changed(this);
			}
		}
	}

	/** Forgets transactions that no server has any more. */
	public void forget(GtidSet lost) {
		this.lock.lock();
		try {
			this.written = this.written.minus(lost);
		}
		finally {
			this.lock.unlock();
		}
		this.listener.changed(this);
	}

	/** Takes over what another service did for the same user. */
	void absorb(ConsistencyToken token) {
		this.lock.lock();
		try {
			this.written = this.written.plus(token.written());
			this.askPrimary |= token.askPrimary();
			this.carriesToken = true;
		}
		finally {
			this.lock.unlock();
		}
		this.listener.changed(this);
	}

	/** What the calling thread was doing before goes on when this is closed. */
	public interface Scope extends AutoCloseable {

		@Override
		void close();

	}

}

package com.foobar.dbrouting.routing;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.Node;
import com.foobar.dbrouting.session.ConsistencySession;
import org.jspecify.annotations.Nullable;

/**
 * Tells the driver's hook for failures whose write has failed, and where: a procedure may
 * have committed before it did, and then nothing tells which transaction that was; and a
 * primary that refuses writes is none any more.
 */
final class WriteScope {

	private static final ThreadLocal<@Nullable WriteScope> current = new ThreadLocal<>();

	private final Cluster cluster;

	private final Node node;

	private final RoutingListener listener;

	private final @Nullable ConsistencySession session;

	private final @Nullable WriteScope outer;

	private volatile boolean over;

	private WriteScope(Cluster cluster, Node node, RoutingListener listener, @Nullable ConsistencySession session,
			@Nullable WriteScope outer) {
		this.cluster = cluster;
		this.node = node;
		this.listener = listener;
		this.session = session;
		this.outer = outer;
	}

	static WriteScope enter(Cluster cluster, Node node, RoutingListener listener,
			@Nullable ConsistencySession session) {
		WriteScope scope = new WriteScope(cluster, node, listener, session, current.get());
		current.set(scope);
		return scope;
	}

	/** Ends the write; another thread than the one that began it may do so. */
	void leave() {
		this.over = true;
		WriteScope innermost = current.get();
		while (innermost != null && innermost.over) {
			innermost = innermost.outer;
		}
		if (innermost != null) {
			current.set(innermost);
		}
		else {
			current.remove();
		}
	}

	/** The write that the calling thread is about, if any. */
	static @Nullable WriteScope currentOrNull() {
		WriteScope scope = current.get();
		return (scope != null && !scope.over) ? scope : null;
	}

	/** A statement has failed, whatever it may have done before. */
	void failed() {
		if (this.session != null) {
			this.session.wroteUnknown();
		}
	}

	/** The server takes no writes. */
	void refused(int errorCode) {
		this.listener.misrouted(errorCode);
		this.cluster.suspect(this.node);
	}

	@Override
	public String toString() {
		return this.node.name();
	}

}

package com.foobar.dbrouting.routing;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.ClusterState;
import com.foobar.dbrouting.cluster.Interruption;
import com.foobar.dbrouting.cluster.Node;
import com.foobar.dbrouting.gtid.GtidSet;
import com.foobar.dbrouting.session.ConsistencySession;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a read must see and which replicas may serve it. Asks servers only when
 * the level, or a change of the node that serves a user, makes it necessary.
 */
final class ReadPlanner {

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

	private final Cluster cluster;

	private final RoutingSettings settings;

	private final long proofNanos;

	private final RoutingListener listener;

	/**
	 * Creates the planner.
	 * @param proof how old a read may be that any replica in use is sure to show
	 */
	ReadPlanner(Cluster cluster, RoutingSettings settings, Duration proof, RoutingListener listener) {
		this.cluster = cluster;
		this.settings = settings;
		this.proofNanos = proof.toNanos();
		this.listener = listener;
	}

	/**
	 * The replica that all instances choose for a user: the one with the highest hash, so
	 * that a node that comes or goes moves as few users as can be. Without a user, any.
	 */
	@Nullable Node usual(ClusterState state, @Nullable ConsistencySession session) {
		Node best = null;
		int affinity = 0;
		List<Node> nodes = state.nodes();
		// Every read comes by: an iterator is an object more, and one replica needs no
		// choice.
		for (int i = 0; i < nodes.size(); i++) {
			Node node = nodes.get(i);
			if (node == state.primary()) {
				continue;
			}
			if (best == null) {
				best = node;
				continue;
			}
			if (affinity == 0) {
				affinity = (session != null) ? session.affinity() : ThreadLocalRandom.current().nextInt();
			}
			if (mixed(affinity ^ node.key()) > mixed(affinity ^ best.key())) {
				best = node;
			}
		}
		return best;
	}

	/** Spreads the bits, as the finalizer of MurmurHash3 does. */
	private static int mixed(int number) {
		int mixed = (number ^ (number >>> 16)) * 0x85ebca6b;
		mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
		return mixed ^ (mixed >>> 16);
	}

	/**
	 * Whether nodes came, went or changed roles so recently that a user's last read may
	 * have been on another node than the usual one.
	 */
	boolean isUnsettled(ClusterState state) {
		return state.hasChangedWithin(this.proofNanos);
	}

	ReadPlan plan(Consistency wanted, @Nullable ConsistencySession session, long deadline) throws SQLException {
		ClusterState state = this.cluster.state();
		boolean anyAge = wanted == Consistency.EVENTUAL;
		boolean follows = wanted == Consistency.SESSION || wanted == Consistency.GLOBAL;
		boolean remembered = follows && session != null && session.isRemembered();
		Node usual = usual(state, session);
		Node last = (session != null && remembered) ? last(state, session, usual) : null;

		GtidSet required = (follows && session != null) ? session.written() : GtidSet.EMPTY;
		boolean asks = wanted == Consistency.GLOBAL || (remembered && isUnsettled(state));
		GtidSet index = asks ? index(deadline) : GtidSet.EMPTY;
		if (index != null) {
			required = required.plus(index);
		}
		else if (!this.settings.readsWithoutPrimary()) {
			throw new SQLTransientException("There is no primary to tell what this read must see"
					+ " (db-routing.reads-without-primary=false).", "08001");
		}
		List<Node> replicas = replicas(anyAge, last, usual);
		boolean moves = last != null && (replicas.isEmpty() || replicas.getFirst() != last);
		GtidSet floor = (last != null && moves) ? floor(last, deadline) : GtidSet.EMPTY;
		return new ReadPlan(() -> replicas(anyAge, last, usual), required, floor, last, usual, session, index != null,
				asks || moves);
	}

	private static @Nullable Node last(ClusterState state, ConsistencySession session, @Nullable Node usual) {
		return (session.lastRead() == 0) ? usual : state.node(session.lastRead());
	}

	/**
	 * What the primary has executed by now, or nothing when there is none. A primary that
	 * is merely slow is asked until the deadline.
	 */
	private @Nullable GtidSet index(long deadline) throws SQLException {
		Node primary = this.cluster.state().primary();
		while (primary != null) {
			GtidSet executed = primary.ask(this.settings.nodeTimeout());
			if (executed != null) {
				return executed;
			}
			if (System.nanoTime() - deadline >= 0) {
				throw new SQLTransientException("The primary " + primary + " did not tell in time how far it is",
						"08001", primary.failure());
			}
			primary = this.cluster.state().primary();
		}
		return null;
	}

	/**
	 * What a user may have seen on the node that served them last: what it says itself,
	 * else what the primary says now. When neither is there any more, what the node was
	 * last known to have. A server that is merely slow is asked until the deadline.
	 */
	private GtidSet floor(Node last, long deadline) throws SQLException {
		while (true) {
			GtidSet shown = last.isAnswering() ? last.ask(this.settings.nodeTimeout()) : null;
			Node primary = this.cluster.state().primary();
			if (shown == null && primary != null && primary != last) {
				shown = primary.ask(this.settings.nodeTimeout());
			}
			if (shown != null) {
				return shown;
			}
			if (!last.isAnswering() && (primary == null || primary == last)) {
				return last.known();
			}
			if (System.nanoTime() - deadline >= 0) {
				throw new SQLTransientException("Neither " + last + ", which served this user last, nor the primary"
						+ " did tell in time what this read must see", "08001", last.failure());
			}
		}
	}

	/**
	 * Replicas fit for use: the last one first, then the usual one, the busy ones last.
	 */
	private List<Node> replicas(boolean anyAge, @Nullable Node last, @Nullable Node usual) {
		ClusterState state = this.cluster.state();
		List<Node> replicas = new ArrayList<>(state.nodes().size());
		for (Node node : state.nodes()) {
			if (this.cluster.serves(node, state, anyAge)) {
				replicas.add(node);
			}
		}
		if (replicas.size() > 1) {
			replicas.sort(Comparator.comparing(Node::isBusy)
				.thenComparing((node) -> node != last)
				.thenComparing((node) -> node != usual));
		}
		return replicas;
	}

	/**
	 * Makes sure that the primary shows what the user has written and seen: a replica may
	 * be ahead of it for a moment, and after a failover it may lack what was lost.
	 */
	void checkPrimary(Node primary, ReadPlan plan) throws SQLException {
		GtidSet required = plan.requiredOf(primary);
		if (primary.known().containsAll(required) || primary.awaitExecuted(required, this.settings.nodeTimeout())) {
			return;
		}
		ConsistencySession session = plan.session();
		GtidSet lost = (session != null) ? session.written().minus(primary.known()) : GtidSet.EMPTY;
		if (session != null && !lost.isEmpty() && primary.isAnswering()) {
			session.forget(lost);
			this.listener.unsatisfiable();
		}
	}

	/** Lets other reads end, or the primary come. */
	void pause(Semaphore shares) throws SQLException {
		if (this.cluster.state().primary() == null) {
			this.cluster.pauseWithoutPrimary(BETWEEN_LOOKS);
			return;
		}
		try {
			if (shares.tryAcquire(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS)) {
				shares.release();
			}
		}
		catch (InterruptedException ex) {
			throw Interruption.of("waiting for a node to read from", ex);
		}
	}

}

package com.foobar.dbrouting.routing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.ClusterState;
import com.foobar.dbrouting.cluster.Node;
import com.foobar.dbrouting.cluster.NodeBusyException;
import com.foobar.dbrouting.session.ConsistencySession;
import org.jspecify.annotations.Nullable;

/** Lends each transaction a connection to the node where it belongs. */
final class Router {

	private final Cluster cluster;

	private final RoutingSettings settings;

	private final ReadPlanner planner;

	private final Semaphore shareOfPrimary;

	private final String schema;

	private final RoutingListener listener;

	/**
	 * Creates the router.
	 * @param shareOfPrimary how many reads the primary serves at a time in place of
	 * replicas
	 * @param schema what a handle answers that is asked for its catalog before it has a
	 * node
	 */
	Router(Cluster cluster, RoutingSettings settings, Duration proof, int shareOfPrimary, String schema,
			RoutingListener listener) {
		this.cluster = cluster;
		this.settings = settings;
		this.planner = new ReadPlanner(cluster, settings, proof, listener);
		this.shareOfPrimary = new Semaphore(shareOfPrimary);
		this.schema = schema;
		this.listener = listener;
	}

	/** The database that the nodes' connections use. */
	String schema() {
		return this.schema;
	}

	/** A connection to the primary, for which a write may have to wait. */
	Lease write() throws SQLException {
		Reached primary = reachPrimary();
		this.listener.routed(Reason.WRITE);
		return lend(primary.node(), primary.connection());
	}

	/**
	 * Tries until the time for a connection is over; waiting for a primary has its own.
	 */
	private Reached reachPrimary() throws SQLException {
		long deadline = System.nanoTime() + this.settings.connectionTimeout().toNanos();
		while (true) {
			Node primary = this.cluster.primary();
			Connection connection = tryConnect(primary, deadline);
			if (connection != null) {
				return new Reached(primary, connection);
			}
		}
	}

	private Lease lend(Node primary, Connection connection) throws SQLException {
		ConsistencySession session = ConsistencySession.currentOrNull();
		WriteScope scope = WriteScope.enter(this.cluster, primary, this.listener, session);
		try {
			connection.setReadOnly(false);
			return WriteLease.of(primary, connection, scope, session);
		}
		catch (SQLException | RuntimeException ex) {
			scope.leave();
			connection.close();
			throw ex;
		}
	}

	/** Nothing when the primary may have changed and it is worth to try again. */
	private @Nullable Connection tryConnect(Node primary, long deadline) throws SQLException {
		try {
			return primary.connect();
		}
		catch (NodeBusyException ex) {
			if (System.nanoTime() - deadline >= 0) {
				throw ex;
			}
			return null;
		}
		catch (SQLException ex) {
			boolean answers = primary.ask(this.settings.nodeTimeout()) != null;
			if (System.nanoTime() - deadline >= 0 && (answers || this.cluster.state().primary() != null)) {
				throw ex;
			}
			return null;
		}
	}

	/** A connection that shows what the reader may rely on. */
	Lease read() throws SQLException {
		ConsistencySession session = ConsistencySession.currentOrNull();
		Consistency level = level(session);
		if (level == Consistency.PRIMARY) {
			Lease lease = onPrimary(Reason.DEMANDED, null);
			remember(session, lease.node(), null);
			return lease;
		}
		ClusterState state = this.cluster.state();
		Node usual = this.planner.usual(state, session);
		if (usual != null && needsNoQuestion(level, session, state)
				&& this.cluster.serves(usual, state, level == Consistency.EVENTUAL)
				&& (session == null || level != Consistency.SESSION || usual.known().containsAll(session.written()))) {
			Lease lease = tryRead(usual, Reason.READ);
			if (lease != null) {
				remember(session, usual, usual);
				return lease;
			}
		}
		return plannedRead(level, session);
	}

	private boolean needsNoQuestion(Consistency level, @Nullable ConsistencySession session, ClusterState state) {
		return switch (level) {
			case EVENTUAL, BOUNDED -> true;
			case SESSION -> session == null || (session.lastRead() == 0 && !this.planner.isUnsettled(state));
			case GLOBAL, PRIMARY -> false;
		};
	}

	private Lease plannedRead(Consistency level, @Nullable ConsistencySession session) throws SQLException {
		long begun = System.nanoTime();
		long deadline = begun + this.settings.connectionTimeout().toNanos();
		ReadPlan plan = this.planner.plan(level, session, deadline);
		Lease lease = atOnce(plan);
		if (lease == null) {
			lease = afterWaiting(plan);
		}
		if (lease == null) {
			lease = onPrimaryOrLater(plan, deadline);
		}
		remember(session, lease.node(), plan.usual());
		if (plan.hasAsked() || System.nanoTime() - begun > this.settings.waitBudget().toNanos()) {
			this.listener.waited(lease.node().name(), plan.outcome(), Duration.ofNanos(System.nanoTime() - begun));
		}
		return lease;
	}

	private @Nullable Lease atOnce(ReadPlan plan) throws SQLException {
		for (Node candidate : plan.candidates()) {
			if (plan.isShownBy(candidate)) {
				Lease lease = tryRead(candidate, plan.reasonWhenShown());
				if (lease != null) {
					plan.end(plan.reasonWhenShown());
					return lease;
				}
				plan.rule(candidate);
			}
		}
		return null;
	}

	private @Nullable Lease afterWaiting(ReadPlan plan) throws SQLException {
		Node first = plan.firstCandidate();
		if (first == null) {
			return null;
		}
		plan.asked();
		if (first.awaitExecuted(plan.requiredOf(first), this.settings.waitBudget())) {
			Lease lease = tryRead(first, Reason.CAUGHT_UP);
			if (lease != null) {
				plan.end(Reason.CAUGHT_UP);
				return lease;
			}
			plan.rule(first);
		}
		return atOnce(plan);
	}

	private Lease onPrimaryOrLater(ReadPlan plan, long deadline) throws SQLException {
		Reason reason = plan.reasonForPrimary();
		while (true) {
			ClusterState state = this.cluster.state();
			Node primary = state.primary();
			if (primary != null && this.shareOfPrimary.tryAcquire()) {
				plan.end(reason);
				return onPrimary(reason, plan);
			}
			if (this.settings.whenBehind() == WhenBehind.STALE) {
				Lease stale = stale(plan);
				if (stale != null) {
					return stale;
				}
			}
			if (this.settings.whenBehind() == WhenBehind.FAIL || System.nanoTime() - deadline >= 0
					|| this.cluster.isOutOfReach()) {
				throw refused(reason, primary != null);
			}
			Lease late = waitOnce(plan);
			if (late != null) {
				return late;
			}
		}
	}

	private @Nullable Lease stale(ReadPlan plan) throws SQLException {
		for (Node candidate : plan.candidates()) {
			Lease lease = tryRead(candidate, Reason.STALE);
			if (lease != null) {
				plan.end(Reason.STALE);
				return lease;
			}
		}
		return null;
	}

	/** Waits a little for a replica, or for a share of the primary. */
	private @Nullable Lease waitOnce(ReadPlan plan) throws SQLException {
		plan.refresh();
		Lease lease = afterWaiting(plan);
		if (lease == null && plan.firstCandidate() == null) {
			this.planner.pause(this.shareOfPrimary);
		}
		return lease;
	}

	private static SQLException refused(Reason reason, boolean primary) {
		return new SQLTransientConnectionException("No replica can serve this read (" + reason.tag() + "), and "
				+ (primary
						? "the primary already serves as many reads in their place as it may"
								+ " (db-routing.primary-fallback.max-concurrent)."
						: "there is no primary to serve it in their place."),
				"08001");
	}

	private Lease onPrimary(Reason reason, @Nullable ReadPlan plan) throws SQLException {
		Semaphore share = (plan != null) ? this.shareOfPrimary : null;
		boolean lent = false;
		try {
			if (plan != null) {
				this.planner.checkPrimary(this.cluster.primary(), plan);
			}
			Reached primary = reachPrimary();
			Lease lease = (share != null) ? new FallbackLease(primary.node(), primary.connection(), share)
					: new Lease(primary.node(), primary.connection(), true);
			lent = true;
			this.listener.routed(reason);
			return lease;
		}
		finally {
			if (!lent && share != null) {
				share.release();
			}
		}
	}

	/** Nothing when the node can't be used after all. */
	private @Nullable Lease tryRead(Node node, Reason reason) {
		try {
			Connection connection = node.connect();
			Lease lease = new Lease(node, connection, true);
			this.listener.routed(reason);
			return lease;
		}
		catch (NodeBusyException ex) {
			return null;
		}
		catch (SQLException ex) {
			this.cluster.suspect(node);
			return null;
		}
	}

	private static void remember(@Nullable ConsistencySession session, Node node, @Nullable Node usual) {
		if (session != null) {
			session.readFrom((node == usual) ? 0 : node.key());
		}
	}

	private Consistency level(@Nullable ConsistencySession session) {
		Consistency hinted = Consistency.hinted();
		boolean token = session != null && session.carriesToken();
		Consistency level = (hinted != null) ? hinted
				: token ? this.settings.carryingToken() : this.settings.withoutToken();
		if (level == Consistency.SESSION && (session == null || session.asksPrimary() || (hinted != null && !token))) {
			return Consistency.GLOBAL;
		}
		return level;
	}

	/** A connection to any node that answers, to ask what all nodes would say alike. */
	Connection any() throws SQLException {
		ClusterState state = this.cluster.state();
		SQLException failure = null;
		for (Node node : state.nodes()) {
			if (node != state.primary() && node.isAnswering()) {
				try {
					return node.connect();
				}
				catch (SQLException ex) {
					failure = ex;
				}
			}
		}
		try {
			return this.cluster.primary().connect();
		}
		catch (SQLException ex) {
			if (failure != null) {
				ex.addSuppressed(failure);
			}
			throw ex;
		}
	}

	/**
	 * A node and a connection to it.
	 *
	 * @param node where it leads
	 * @param connection to be given back
	 */
	private record Reached(Node node, Connection connection) {

	}

}

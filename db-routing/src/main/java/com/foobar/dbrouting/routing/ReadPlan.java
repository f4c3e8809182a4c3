package com.foobar.dbrouting.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.foobar.dbrouting.cluster.Node;
import com.foobar.dbrouting.gtid.GtidSet;
import com.foobar.dbrouting.session.ConsistencySession;
import org.jspecify.annotations.Nullable;

/** What one read must see, and where it may look for it. */
final class ReadPlan {

	private final Supplier<List<Node>> replicas;

	private final GtidSet required;

	/**
	 * What the node that served the user last has shown; nothing while that one serves.
	 */
	private final GtidSet floor;

	private final @Nullable Node last;

	private final @Nullable Node usual;

	private final @Nullable ConsistencySession session;

	private final boolean vouched;

	private final List<Node> candidates;

	private boolean asked;

	private boolean anyFailed;

	private Reason outcome = Reason.READ;

	ReadPlan(Supplier<List<Node>> replicas, GtidSet required, GtidSet floor, @Nullable Node last, @Nullable Node usual,
			@Nullable ConsistencySession session, boolean vouched, boolean asked) {
		this.replicas = replicas;
		this.required = required;
		this.floor = floor;
		this.last = last;
		this.usual = usual;
		this.session = session;
		this.vouched = vouched;
		this.asked = asked;
		this.candidates = new ArrayList<>(replicas.get());
	}

	/** Replicas that may serve, the first choice first. */
	List<Node> candidates() {
		return List.copyOf(this.candidates);
	}

	@Nullable Node firstCandidate() {
		return this.candidates.isEmpty() ? null : this.candidates.getFirst();
	}

	@Nullable Node usual() {
		return this.usual;
	}

	@Nullable ConsistencySession session() {
		return this.session;
	}

	/** What that node must have executed to serve this read. */
	GtidSet requiredOf(Node node) {
		return (node == this.last) ? this.required : this.required.plus(this.floor);
	}

	boolean isShownBy(Node node) {
		GtidSet known = node.known();
		return known.containsAll(this.required) && (node == this.last || known.containsAll(this.floor));
	}

	/** Why a replica is read that shows everything. */
	Reason reasonWhenShown() {
		return this.vouched ? Reason.READ : Reason.PRIMARY_DOWN;
	}

	/** Why the primary is read in place of the replicas. */
	Reason reasonForPrimary() {
		if (!this.candidates.isEmpty()) {
			return Reason.BEHIND;
		}
		return this.anyFailed ? Reason.REPLICA_BUSY : Reason.REPLICA_DOWN;
	}

	/** A replica was to be read, and lent no connection. */
	void rule(Node out) {
		this.candidates.remove(out);
		this.anyFailed |= out.isAnswering();
	}

	/** Looks again which replicas there are. */
	void refresh() {
		this.candidates.clear();
		this.candidates.addAll(this.replicas.get());
	}

	void asked() {
		this.asked = true;
	}

	boolean hasAsked() {
		return this.asked;
	}

	void end(Reason reason) {
		this.outcome = reason;
	}

	Reason outcome() {
		return this.outcome;
	}

}

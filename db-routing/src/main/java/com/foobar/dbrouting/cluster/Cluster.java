package com.foobar.dbrouting.cluster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

import com.foobar.dbrouting.gtid.GtidSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers together: watches each, knows the primary, and lets writes wait while there
 * is none. Follows what operators and groups decide.
 */
public final class Cluster implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Cluster.class);

	/** SQLState: no connection could be established. */
	private static final String NO_CONNECTION = "08001";

	/** A primary is given up when it has not answered so many times in a row. */
	private static final int MISSES = 2;

	private static final int FEWEST_SAMPLES = 16;

	private static final int MOST_SAMPLES = 1024;

	private final Topology topology;

	private final ClusterTimes times;

	private final long maxLagNanos;

	private final NodeFactory factory;

	private final ToIntFunction<String> keys;

	private final ClusterListener listener;

	private final Semaphore waitingWrites;

	private final LagClock lagClock;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private volatile ClusterState state;

	/** The node that took the writes last. */
	private @Nullable Node lastPrimary;

	private volatile boolean started;

	private volatile boolean closed;

	/**
	 * Creates the cluster; {@link #start} begins to watch it.
	 * @param keys gives the number that stands for a node's name
	 * @param waitingWrites how many writes may wait for a primary at a time
	 */
	public Cluster(Map<String, NodeUrl> configured, Topology topology, ClusterTimes times, NodeFactory factory,
			ToIntFunction<String> keys, int waitingWrites, ClusterListener listener) {
		this.topology = topology;
		this.times = times;
		this.maxLagNanos = times.maxLag().toNanos();
		this.factory = factory;
		this.keys = keys;
		this.listener = listener;
		this.waitingWrites = new Semaphore(waitingWrites);
		long samples = 2 * times.maxLag().toNanos() / Math.max(1, times.pollInterval().toNanos());
		this.lagClock = new LagClock(Math.clamp(samples, FEWEST_SAMPLES, MOST_SAMPLES));
		List<Node> nodes = new ArrayList<>();
		configured.forEach((name, url) -> nodes.add(node(name, url)));
		long now = System.nanoTime();
		this.state = new ClusterState(0, null, false, List.of(), nodes, now, false, now);
	}

	private Node node(String name, NodeUrl url) {
		Watch watch = new Watch();
		NodeMonitor monitor = new NodeMonitor(name, () -> this.factory.watch(url), this.topology,
				this.times.pollInterval(), this.times.nodeTimeout(), this::reads, watch);
		OpenConnections connections = new OpenConnections();
		Node node = new Node(name, url, this.keys.applyAsInt(name), this.factory.pool(name, url, (fresh) -> {
			checkIdentity(watch, fresh);
			connections.add(fresh);
		}), connections, monitor, new Tripwire(name, () -> this.factory.watch(url), monitor::look));
		watch.node = node;
		return node;
	}

	/** About how many read, or are about to, at the moment. */
	private int reads() {
		int reads = 0;
		for (Node node : this.state.nodes()) {
			reads += node.users();
		}
		return reads;
	}

	/** Looks at all nodes and waits until each has answered or has had its time. */
	public void start() {
		List<Node> nodes = this.state.nodes();
		nodes.forEach((node) -> node.monitor().start());
		Duration most = this.times.nodeTimeout().multipliedBy(2).plusSeconds(1);
		long deadline = System.nanoTime() + most.toNanos();
		nodes.forEach(
				(node) -> node.monitor().awaitFirstLook(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
		// Who is seen first is not the primary yet: another may claim to be.
		this.started = true;
		reconsider();
	}

	/** Who is who now. */
	public ClusterState state() {
		return this.state;
	}

	/** Names of nodes whose servers number no transactions. */
	public List<String> nodesWithoutGtids() {
		return observations(this.state).entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().numbersTransactions())
			.map(Map.Entry::getKey)
			.toList();
	}

	/** Names of nodes that turned out to be one server, by its UUID. */
	public Map<UUID, List<String>> serversWithSeveralNames() {
		Map<UUID, List<String>> names = new LinkedHashMap<>();
		observations(this.state)
			.forEach((node, seen) -> names.computeIfAbsent(seen.server(), (key) -> new ArrayList<>()).add(node));
		names.values().removeIf((several) -> several.size() < 2);
		return names;
	}

	/** What each node that answers said last, by its name. */
	private static Map<String, Observation> observations(ClusterState state) {
		Map<String, Observation> observations = new LinkedHashMap<>();
		for (Node node : state.nodes()) {
			Observation seen = node.last();
			if (seen != null) {
				observations.put(node.name(), seen);
			}
		}
		return observations;
	}

	/**
	 * The node that takes writes, after waiting for one if need be.
	 * @throws SQLTransientConnectionException when there is none in time
	 * @throws SQLNonTransientConnectionException when there are several
	 */
	public Node primary() throws SQLException {
		ClusterState now = this.state;
		return (now.primary() != null) ? now.primary() : awaitPrimary(now);
	}

	private Node awaitPrimary(ClusterState now) throws SQLException {
		refuseRivals(now);
		if (!this.waitingWrites.tryAcquire()) {
			throw new SQLTransientConnectionException(
					"There is no primary, and as many writes as may wait for one are waiting already"
							+ " (db-routing.failover-max-waiting). " + outlook(now),
					NO_CONNECTION);
		}
		long begun = System.nanoTime();
		boolean found = false;
		try {
			Node primary = awaitPrimary(begun);
			found = true;
			return primary;
		}
		finally {
			this.waitingWrites.release();
			this.listener.held(Duration.ofNanos(System.nanoTime() - begun), found);
		}
	}

	private Node awaitPrimary(long begun) throws SQLException {
		this.lock.lock();
		try {
			while (this.state.primary() == null) {
				refuseRivals(this.state);
				long left = timeToHold(begun, System.nanoTime());
				if (left <= 0 || this.closed) {
					throw new SQLTransientConnectionException("There is no primary. " + outlook(this.state),
							NO_CONNECTION, failure());
				}
				this.changed.await(left, TimeUnit.NANOSECONDS);
			}
			return this.state.primary();
		}
		catch (InterruptedException ex) {
			throw Interruption.of("waiting for a primary", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** How much longer a write is held that has waited since it began, in nanoseconds. */
	private long timeToHold(long begun, long now) {
		long left = begun + this.times.hold().toNanos() - now;
		long silence = silence(now);
		return (silence < 0) ? left : Math.min(left, this.times.unreachableHold().toNanos() - silence);
	}

	/**
	 * Whether all of several nodes have been silent for so long that another instance
	 * should be asked.
	 */
	public boolean isOutOfReach() {
		return silence(System.nanoTime()) >= this.times.unreachableHold().toNanos();
	}

	/**
	 * For how long none of several nodes has answered, in nanoseconds; less than none
	 * while one does. A lone server that starts again looks just like one that is out of
	 * reach, and is not counted.
	 */
	private long silence(long now) {
		List<Node> nodes = this.state.nodes();
		if (nodes.size() == 1) {
			return -1;
		}
		long silence = Long.MAX_VALUE;
		for (Node node : nodes) {
			if (node.failure() == null) {
				return -1;
			}
			silence = Math.min(silence, Math.max(0, now - node.silentSince()));
		}
		return silence;
	}

	/** Waits for a primary, but not for long. */
	public void pauseWithoutPrimary(Duration most) throws SQLException {
		this.lock.lock();
		try {
			long left = most.toNanos();
			while (this.state.primary() == null && !this.closed && left > 0) {
				left = this.changed.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			throw Interruption.of("waiting for a primary", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	private static void refuseRivals(ClusterState now) throws SQLException {
		if (!now.rivals().isEmpty()) {
			throw new SQLNonTransientConnectionException("It is unknown which node is the primary: "
					+ String.join(" and ", now.rivals()) + " both take writes. Make all but one of them read-only"
					+ " (SET PERSIST super_read_only = ON); until then nothing is written.", NO_CONNECTION);
		}
	}

	private String outlook(ClusterState now) {
		return "None of " + now.nodes().stream().map(Node::name).toList() + " has taken writes for "
				+ Duration.ofNanos(System.nanoTime() - now.since()).toSeconds() + " s"
				+ (now.nodes().stream().allMatch((node) -> node.failure() != null) ? ", and none answers" : "")
				+ "; they are asked all the time, and writes go on as soon as one does.";
	}

	private @Nullable Exception failure() {
		return this.state.nodes()
			.stream()
			.map(Node::failure)
			.filter((failure) -> failure != null)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Whether a node may serve reads: it answers, is not the primary, and is not further
	 * behind than allowed.
	 * @param anyAge whether it may be as old as it likes
	 */
	public boolean serves(Node node, ClusterState now, boolean anyAge) {
		Observation seen = node.last();
		if (node == now.primary() || seen == null) {
			return false;
		}
		if (this.topology == Topology.GROUP && !seen.hasMajority()) {
			return false;
		}
		return anyAge || node.lagNanos(heard(now)) <= this.maxLagNanos;
	}

	/** How far behind the primary a node is. */
	public Duration lag(Node node) {
		return (node == this.state.primary()) ? Duration.ZERO : Duration.ofNanos(node.lagNanos(heard(this.state)));
	}

	/**
	 * Time to which lag is measured: now, or while there is no primary, when it was last
	 * heard, since nothing new can be written.
	 */
	private static long heard(ClusterState now) {
		return (now.primary() != null) ? System.nanoTime() : now.since();
	}

	/** Looks at a node at once, because using it has failed. */
	public void suspect(Node node) {
		node.monitor().look();
	}

	/** What need not be asked for any more because every node has it, left out. */
	public GtidSet shortened(GtidSet needed) {
		if (needed.isEmpty()) {
			return needed;
		}
		ClusterState now = this.state;
		GtidSet shorter = (now.primary() != null) ? needed.bridged(now.primary().known()) : needed;
		return now.nodes().stream().allMatch((node) -> node.isAnswering() && node.known().containsAll(shorter))
				? GtidSet.EMPTY : shorter;
	}

	/**
	 * A new connection must have reached the server that is watched under its name: names
	 * move.
	 */
	private void checkIdentity(Watch watch, Connection connection) throws SQLException {
		Node node = watch.node;
		Observation seen = (node != null) ? node.last() : null;
		if (node == null || seen == null) {
			return;
		}
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT @@global.server_uuid")) {
			result.next();
			UUID reached = UUID.fromString(result.getString(1));
			if (!reached.equals(seen.server())) {
				node.monitor().look();
				throw new SQLTransientConnectionException(
						"The address " + node.url().address() + " of " + node.name() + " has led to the server "
								+ reached + " instead of " + seen.server() + ": the node is looked at again.",
						NO_CONNECTION);
			}
		}
	}

	/** Elects again and lets everybody know. */
	private void reconsider() {
		this.lock.lock();
		try {
			if (this.closed || !this.started) {
				return;
			}
			ClusterState before = this.state;
			Node incumbent = before.primary();
			if (incumbent != null && incumbent.last() == null && incumbent.misses() < MISSES) {
				// Once is no reason; it is asked again at once.
				incumbent.monitor().hurry(true);
				return;
			}
			String incumbentName = (incumbent != null) ? incumbent.name() : null;
			publish(before, PrimaryElection.elect(this.topology, observations(before), incumbentName));
		}
		finally {
			this.lock.unlock();
		}
	}

	/** How long they wait depends on who answers. */
	private void wakeWaitingWrites() {
		this.lock.lock();
		try {
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void publish(ClusterState before, Election election) {
		Node primary = null;
		boolean contested = false;
		List<String> rivals = List.of();
		switch (election) {
			case Election.Elected elected -> {
				primary = named(before, elected.node());
				contested = elected.contested();
			}
			case Election.Ambiguous ambiguous -> rivals = ambiguous.nodes();
			case Election.Vacant vacant -> {
			}
		}
		if (primary == before.primary() && contested == before.contested() && rivals.equals(before.rivals())) {
			return;
		}
		boolean moved = primary != before.primary();
		long now = System.nanoTime();
		// The first primary is no change.
		boolean changes = moved && before.epoch() > 0;
		this.state = new ClusterState(before.epoch() + (moved ? 1 : 0), primary, contested, rivals, before.nodes(),
				moved ? now : before.since(), changes || before.changed(), changes ? now : before.changedAt());
		if (moved) {
			move(before, primary, now);
		}
		if (contested) {
			log.error("Besides {} another node takes writes too: it must be made read-only", primary);
		}
		if (!rivals.isEmpty()) {
			log.error("It is unknown which of {} is the primary: nothing is written until one is left", rivals);
		}
		this.changed.signalAll();
	}

	private void move(ClusterState before, @Nullable Node primary, long now) {
		for (Node node : before.nodes()) {
			node.monitor().hurry(primary == null);
		}
		if (primary == null) {
			log.warn("There is no primary: {}", outlook(this.state));
			return;
		}
		log.info("The primary is {}", primary);
		if (this.lastPrimary != primary) {
			this.lagClock.reset();
			if (this.lastPrimary != null) {
				this.lastPrimary.renewConnections();
				primary.renewConnections();
			}
		}
		if (this.lastPrimary != null && before.primary() == null) {
			this.listener.failedOver(Duration.ofNanos(now - before.since()));
		}
		this.lastPrimary = primary;
	}

	private static Node named(ClusterState state, String name) {
		return state.nodes().stream().filter((node) -> node.name().equals(name)).findFirst().orElseThrow();
	}

	/** Adds nodes that others have named. */
	private void meet(Node by, List<String> addresses) {
		if (addresses.isEmpty()) {
			return;
		}
		this.lock.lock();
		try {
			ClusterState before = this.state;
			List<Node> nodes = new ArrayList<>(before.nodes());
			for (String address : addresses) {
				if (!this.closed && nodes.stream().noneMatch((node) -> node.url().address().equals(address))) {
					Node found = node(address, by.url().at(address));
					nodes.add(found);
					found.monitor().start();
					log.info("{} has named another node: {}", by, address);
				}
			}
			if (nodes.size() > before.nodes().size()) {
				this.state = new ClusterState(before.epoch(), before.primary(), before.contested(), before.rivals(),
						nodes, before.since(), true, System.nanoTime());
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		this.state.nodes().forEach(Node::close);
	}

	/** Takes in what a node's monitor sees. */
	private final class Watch implements NodeMonitor.Observer {

		private volatile @Nullable Node node;

		@Override
		public void observed(Observation observation) {
			Node seen = this.node;
			if (seen == null) {
				return;
			}
			if (seen.failure() != null) {
				log.info("{} answers again", seen);
			}
			seen.observed(observation);
			reconsider();
			if (seen == Cluster.this.state.primary()) {
				Cluster.this.lagClock.sample(observation.at(), observation.executed());
				seen.monitor().hurry(false);
			}
			seen.measure(Cluster.this.lagClock);
			if (Cluster.this.topology != Topology.FIXED) {
				meet(seen, observation.neighbours());
			}
		}

		@Override
		public void advanced() {
			Node seen = this.node;
			if (seen != null) {
				seen.measure(Cluster.this.lagClock);
			}
		}

		@Override
		public void shrunk() {
			log.warn("{} has fewer transactions than it had: it was restored, or is another server", this.node);
		}

		@Override
		public void lost(Exception failure) {
			Node seen = this.node;
			if (seen == null || Cluster.this.closed) {
				return;
			}
			if (seen.failure() == null) {
				log.warn("{} does not answer and is asked until it does: {}", seen,
						failure.toString().lines().findFirst().orElse("no reason given"));
			}
			seen.lost(failure);
			if (seen.misses() == MISSES) {
				seen.giveUp();
			}
			else if (seen.misses() < MISSES) {
				seen.monitor().look();
			}
			reconsider();
			wakeWaitingWrites();
		}

		@Override
		public void shared(int readers) {
			Node seen = this.node;
			if (seen != null) {
				Cluster.this.listener.shared(seen.name(), readers);
			}
		}

	}

}

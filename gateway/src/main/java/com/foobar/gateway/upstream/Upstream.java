package com.foobar.gateway.upstream;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.foobar.gateway.configuration.BalanceProperties;
import com.foobar.gateway.configuration.EjectionProperties;
import com.foobar.gateway.configuration.HealthProperties;
import com.foobar.gateway.configuration.PoolProperties;
import com.foobar.gateway.configuration.UpstreamsProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** A group of servers that are all alike. */
public final class Upstream {

	private static final Logger logger = LoggerFactory.getLogger(Upstream.class);

	private static final int PERCENT = 100;

	private final String name;

	private final BalanceProperties settings;

	private final EjectionProperties ejection;

	private final LongSupplier nanoTime;

	private final List<Instance> instances;

	private final List<List<Instance>> tiers;

	private final Balancer balancer;

	private final HandBack handBack = new HandBack();

	private final WaitingRoom waitingRoom;

	private volatile Roster roster;

	Upstream(String name, UpstreamsProperties.Upstream settings, HealthProperties rules, PoolProperties pool,
			LongSupplier nanoTime) {
		this.name = name;
		this.settings = settings.balance();
		this.ejection = settings.ejection();
		this.nanoTime = nanoTime;
		List<UpstreamsProperties.Instance> each = settings.instances();
		this.instances = IntStream.range(0, each.size())
			.mapToObj((i) -> new Instance(each.get(i), i, rules, settings, pool.maxConnections(), nanoTime,
					this::cameBack, this::instanceChanged, this::placeIsFree, this::isDeserted))
			.toList();
		this.tiers = List.copyOf(this.instances.stream()
			.collect(Collectors.groupingBy(Instance::tier, TreeMap::new, Collectors.toList()))
			.values());
		this.waitingRoom = new WaitingRoom(name, pool.maxWaiting(), pool.acquireTimeout(), this::tryToEnter,
				this::isDeserted);
		this.balancer = Balancer.of(this.settings, this.instances.size());
		this.roster = look();
	}

	public String name() {
		return this.name;
	}

	public BalanceProperties settings() {
		return this.settings;
	}

	public List<Instance> instances() {
		return this.instances;
	}

	/** Whether no instance is usable. */
	public boolean isDeserted() {
		return roster().active().instances().isEmpty();
	}

	/**
	 * Gives a request to an instance, which must be told to {@link Instance#leave()} when
	 * the request has ended; to nobody when no instance is usable, or all are busy.
	 * @param key what the request is recognised by, if by anything
	 */
	public @Nullable Instance enter(@Nullable String key) {
		return this.waitingRoom.isEmpty() ? tryToEnter(key) : null;
	}

	/**
	 * Gives a request to an instance as soon as one has a place.
	 * @param key what the request is recognised by, if by anything
	 * @param hold takes the place over, or says that nobody wants it any more
	 */
	public Mono<Instance> enterInTurn(@Nullable String key, Predicate<Instance> hold) {
		return this.waitingRoom.place(key, hold);
	}

	private @Nullable Instance tryToEnter(@Nullable String key) {
		Roster present = roster();
		if (present.active().instances().isEmpty()) {
			return null;
		}
		Balancer.Candidates candidates = present.active();
		if (!present.standby().instances().isEmpty()
				&& !this.handBack.isDue(candidates.instances(), this.nanoTime.getAsLong())) {
			candidates = present.standby();
		}
		long now = candidates.even() ? 0 : this.nanoTime.getAsLong();
		Instance instance = this.balancer.choose(candidates, key, now);
		return instance.enter() ? instance : enterAny(present);
	}

	private static @Nullable Instance enterAny(Roster present) {
		for (Instance instance : present.active().instances()) {
			if (instance.enter()) {
				return instance;
			}
		}
		for (Instance instance : present.standby().instances()) {
			if (instance.enter()) {
				return instance;
			}
		}
		return null;
	}

	/**
	 * Gives a request to the least busy instance that has not failed it, of the best tier
	 * that has one with a place.
	 */
	public @Nullable Instance enterBesides(Collection<Instance> failed) {
		List<Instance> everybody = roster().everybody();
		Instance best = null;
		int first = everybody.isEmpty() ? 0 : ThreadLocalRandom.current().nextInt(everybody.size());
		for (int i = 0; i < everybody.size(); i++) {
			Instance instance = everybody.get((first + i) % everybody.size());
			if (!failed.contains(instance) && instance.hasPlace() && (best == null || isBetter(instance, best))) {
				best = instance;
			}
		}
		return (best != null && best.enter()) ? best : null;
	}

	private static boolean isBetter(Instance one, Instance other) {
		if (one.tier() != other.tier()) {
			return one.tier() < other.tier();
		}
		return (long) one.inFlight() * other.weight() < (long) other.inFlight() * one.weight();
	}

	/** Number of instances that a request could be given to that these have failed. */
	public long countBesides(Collection<Instance> failed) {
		return roster().everybody().stream().filter((instance) -> !failed.contains(instance)).count();
	}

	/**
	 * An instance has failed a request: left it without an answer or answered with a
	 * server error.
	 * @param how what it did, for the log
	 */
	public void failed(Instance instance, String how) {
		if (instance.addFailure()) {
			ejectIfOthersDoBetter(instance, how);
		}
	}

	/** What operators see of it. */
	public UpstreamView view() {
		Roster present = roster();
		long now = this.nanoTime.getAsLong();
		return new UpstreamView(this.name, this.settings.algorithm(), present.panic(), waiting(),
				this.instances.stream().map((instance) -> instance.view(now)).toList());
	}

	/** In what state an instance is at present. */
	InstanceState stateOf(Instance instance) {
		return instance.standing(this.nanoTime.getAsLong()).state();
	}

	/** Number of requests that wait because every instance is busy. */
	int waiting() {
		return this.waitingRoom.size();
	}

	boolean isPanicking() {
		return roster().panic();
	}

	private void ejectIfOthersDoBetter(Instance instance, String how) {
		boolean ejected;
		synchronized (this) {
			ejected = mayEject(instance) && instance.eject();
		}
		if (ejected) {
			instance.tellOfEjection(this.ejection.failures() + " requests in a row, the last one " + how);
		}
	}

	/**
	 * When all fail alike, the fault is behind them, and one fewer would help nobody.
	 */
	private boolean mayEject(Instance instance) {
		long now = this.nanoTime.getAsLong();
		List<Standing> all = this.instances.stream().map((it) -> it.standing(now)).toList();
		long ejected = all.stream().filter(Standing::ejected).count();
		boolean othersDoBetter = all.stream()
			.anyMatch((it) -> it.instance() != instance && it.trusted()
					&& 2 * it.instance().failures() < this.ejection.failures());
		return othersDoBetter && ejected < Math.max(1, all.size() * this.ejection.maxEjected() / PERCENT)
				&& instance.standing(now).trusted();
	}

	/** Whether the gateway would send requests to this instance, were it its turn. */
	boolean uses(Instance instance) {
		return instance.standing(this.nanoTime.getAsLong()).trusted();
	}

	private Roster roster() {
		Roster present = this.roster;
		if (present.expires() && present.isOutdated(this.nanoTime.getAsLong())) {
			lookAgain();
			return this.roster;
		}
		return present;
	}

	/**
	 * A server that has just started is slow, which matters only beside one that is not:
	 * when all are new, or this gateway is, they share the requests as usual.
	 */
	private void cameBack(Instance newcomer) {
		long now = this.nanoTime.getAsLong();
		List<Instance> others = this.instances.stream()
			.filter((it) -> it != newcomer && it.standing(now).trusted())
			.toList();
		if (others.stream().anyMatch((it) -> it.isWarm(now))) {
			newcomer.startSlowly(now);
		}
		else {
			newcomer.startLike(others.stream().filter((it) -> it.isStarting(now)).findFirst().orElse(null), now);
		}
	}

	private void instanceChanged() {
		lookAgain();
		this.waitingRoom.serve();
	}

	private synchronized void lookAgain() {
		boolean before = this.roster.panic();
		this.roster = look();
		if (this.roster.panic() != before) {
			logger.warn(before ? "{} has enough healthy instances again"
					: "{} has too few healthy instances: unhealthy ones are used too", this.name);
		}
	}

	private void placeIsFree() {
		this.waitingRoom.serve();
	}

	private Roster look() {
		long now = this.nanoTime.getAsLong();
		return Roster.of(
				this.tiers.stream().map((tier) -> tier.stream().map((it) -> it.standing(now)).toList()).toList(),
				this.settings.panicBelow(), now);
	}

}

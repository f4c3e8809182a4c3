package com.foobar.gateway.upstream;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.foobar.gateway.configuration.BalanceProperties;
import com.foobar.gateway.configuration.HealthProperties;
import com.foobar.gateway.configuration.UpstreamsProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A group of servers that are all alike. */
public final class Upstream {

	private static final Logger logger = LoggerFactory.getLogger(Upstream.class);

	private final String name;

	private final BalanceProperties settings;

	private final LongSupplier nanoTime;

	private final List<Instance> instances;

	private final List<List<Instance>> tiers;

	private final Balancer balancer;

	private final HandBack handBack = new HandBack();

	private volatile Roster roster;

	Upstream(String name, UpstreamsProperties.Upstream settings, HealthProperties rules, LongSupplier nanoTime) {
		this.name = name;
		this.settings = settings.balance();
		this.nanoTime = nanoTime;
		List<UpstreamsProperties.Instance> each = settings.instances();
		this.instances = IntStream.range(0, each.size())
			.mapToObj((i) -> new Instance(each.get(i), i, rules, this.settings.slowStart(), nanoTime,
					this::instanceChanged))
			.toList();
		this.tiers = List.copyOf(this.instances.stream()
			.collect(Collectors.groupingBy(Instance::tier, TreeMap::new, Collectors.toList()))
			.values());
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

	/**
	 * Gives a request to an instance, which must be told to {@link Instance#leave()} when
	 * the request has ended; to nobody when no instance is usable.
	 * @param key what the request is recognised by, if by anything
	 */
	public @Nullable Instance enter(@Nullable String key) {
		Roster present = roster();
		if (present.active().instances().isEmpty()) {
			return null;
		}
		Balancer.Candidates candidates = present.active();
		long now = candidates.even() ? 0 : this.nanoTime.getAsLong();
		if (!present.standby().instances().isEmpty() && !this.handBack.isDue(candidates.instances(), now)) {
			candidates = present.standby();
		}
		Instance instance = this.balancer.choose(candidates, key, now);
		instance.enter();
		return instance;
	}

	/**
	 * Gives a request to the least busy instance that has not failed it, of the best tier
	 * that has one.
	 */
	public @Nullable Instance enterBesides(Collection<Instance> failed) {
		List<Instance> everybody = roster().everybody();
		Instance best = null;
		int first = everybody.isEmpty() ? 0 : ThreadLocalRandom.current().nextInt(everybody.size());
		for (int i = 0; i < everybody.size(); i++) {
			Instance instance = everybody.get((first + i) % everybody.size());
			if (!failed.contains(instance) && (best == null || isBetter(instance, best))) {
				best = instance;
			}
		}
		if (best != null) {
			best.enter();
		}
		return best;
	}

	private static boolean isBetter(Instance one, Instance other) {
		if (one.tier() != other.tier()) {
			return one.tier() < other.tier();
		}
		return (long) one.inFlight() * other.weight() < (long) other.inFlight() * one.weight();
	}

	/** Whether the gateway would send requests to this instance, were it its turn. */
	boolean uses(Instance instance) {
		return instance.standing(this.nanoTime.getAsLong()).trusted();
	}

	private Roster roster() {
		Roster present = this.roster;
		if (present.expires() && present.isOutdated(this.nanoTime.getAsLong())) {
			instanceChanged();
			return this.roster;
		}
		return present;
	}

	private synchronized void instanceChanged() {
		Roster before = this.roster;
		this.roster = look();
		if (this.roster.panic() != before.panic()) {
			logger.warn(this.roster.panic() ? "{} has too few healthy instances: unhealthy ones are used too"
					: "{} has enough healthy instances again", this.name);
		}
	}

	private Roster look() {
		long now = this.nanoTime.getAsLong();
		return Roster.of(
				this.tiers.stream().map((tier) -> tier.stream().map((it) -> it.standing(now)).toList()).toList(),
				this.settings.panicBelow(), now);
	}

}

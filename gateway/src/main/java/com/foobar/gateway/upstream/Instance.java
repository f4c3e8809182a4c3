package com.foobar.gateway.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import com.foobar.gateway.configuration.HealthProperties;
import com.foobar.gateway.configuration.UpstreamsProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One server behind the gateway, with what is known of it and what it has under way. */
public final class Instance {

	private static final Logger logger = LoggerFactory.getLogger(Instance.class);

	private final UpstreamsProperties.Instance settings;

	private final int index;

	private final long hash;

	private final String mark;

	private final LongSupplier nanoTime;

	private final int maxInFlight;

	private final Consumer<Instance> onReturn;

	private final Runnable onChange;

	private final Runnable onLeave;

	private final BooleanSupplier isDeserted;

	private final Health health;

	private final SlowStart slowStart;

	private final Ejection ejection;

	private volatile int weight;

	private boolean drained;

	private final AtomicInteger inFlight = new AtomicInteger();

	Instance(UpstreamsProperties.Instance settings, int index, HealthProperties rules,
			UpstreamsProperties.Upstream group, int maxInFlight, LongSupplier nanoTime, Consumer<Instance> onReturn,
			Runnable onChange, Runnable onLeave, BooleanSupplier isDeserted) {
		this.settings = settings;
		this.index = index;
		this.weight = settings.weight();
		this.hash = Hash.of(settings.name());
		this.mark = HexFormat.of().toHexDigits(this.hash);
		this.nanoTime = nanoTime;
		this.maxInFlight = maxInFlight;
		this.onReturn = onReturn;
		this.onChange = onChange;
		this.onLeave = onLeave;
		this.isDeserted = isDeserted;
		this.health = new Health(rules);
		this.slowStart = new SlowStart(group.balance().slowStart(), nanoTime.getAsLong());
		this.ejection = new Ejection(group.ejection(), nanoTime.getAsLong());
	}

	public String name() {
		return this.settings.name();
	}

	public URI url() {
		return this.settings.url();
	}

	public URI healthUrl() {
		return this.settings.healthUrl();
	}

	/** The same in every gateway, and unlike that of any other name. */
	long hash() {
		return this.hash;
	}

	/** What a client is marked with that shall come back, without telling the name. */
	public String mark() {
		return this.mark;
	}

	/** Its place among the instances of its upstream. */
	int index() {
		return this.index;
	}

	int tier() {
		return this.settings.tier();
	}

	int weight() {
		return this.weight;
	}

	/** Whether it takes one more request. */
	boolean enter() {
		int present = this.inFlight.get();
		while (present < this.maxInFlight) {
			if (this.inFlight.compareAndSet(present, present + 1)) {
				return true;
			}
			present = this.inFlight.get();
		}
		return false;
	}

	/** A request that was given to it has ended, however. */
	public void leave() {
		this.inFlight.decrementAndGet();
		this.onLeave.run();
	}

	boolean hasPlace() {
		return this.inFlight.get() < this.maxInFlight;
	}

	int inFlight() {
		return this.inFlight.get();
	}

	/** A health check succeeded. */
	public void passed() {
		boolean needed = this.isDeserted.getAsBoolean();
		check(() -> this.health.passed(needed), "it is ready");
	}

	/** A health check failed. */
	public void failed(String reason) {
		check(this.health::failed, reason);
	}

	/** A health check got no answer in time. */
	public void keptSilent(String reason) {
		check(this.health::keptSilent, reason);
	}

	/** A request could not even connect: no check needs to confirm that. */
	public void refused() {
		check(this.health::refused, "it refused a connection");
	}

	/** A request was answered as it should be. */
	public void served() {
		this.ejection.forgetFailures();
	}

	/** Counts a request that it failed and tells whether it was one too many. */
	boolean addFailure() {
		return this.ejection.addFailure();
	}

	/** Requests that it has failed in a row. */
	int failures() {
		return this.ejection.failures();
	}

	/** Leaves it alone, for the time that is due by its history, unless it is already. */
	synchronized boolean eject() {
		long now = this.nanoTime.getAsLong();
		if (this.ejection.isOut(now)) {
			return false;
		}
		this.ejection.begin(now);
		this.slowStart.begin(this.ejection.until());
		return true;
	}

	/** What follows an ejection: not done under the lock of those who decide on it. */
	void tellOfEjection(String reason) {
		logger.warn("{} is left alone for a while: {}", this, reason);
		this.onChange.run();
	}

	/** An operator wants no new requests to go to it; those under way finish. */
	public void drain() {
		synchronized (this) {
			this.drained = true;
		}
		tellOfOperator("drained");
	}

	/** An operator wants requests to go to it again. */
	public void undrain() {
		synchronized (this) {
			if (this.drained) {
				this.drained = false;
				this.slowStart.begin(this.nanoTime.getAsLong());
			}
		}
		tellOfOperator("no longer drained");
	}

	/** An operator wants it left alone for a time. */
	public void eject(Duration time) {
		synchronized (this) {
			this.ejection.begin(this.nanoTime.getAsLong(), time);
			this.slowStart.begin(this.ejection.until());
		}
		tellOfOperator("left alone for " + time);
	}

	/** An operator wants its ejections forgotten, the present one included. */
	public void enable() {
		long now = this.nanoTime.getAsLong();
		synchronized (this) {
			if (this.ejection.isOut(now)) {
				this.slowStart.begin(now);
			}
			this.ejection.forgive(now);
		}
		tellOfOperator("forgiven its ejections");
	}

	/** An operator gives it another share, until the gateway starts anew. */
	public void weigh(int newWeight) {
		this.weight = newWeight;
		tellOfOperator("given the weight " + newWeight);
	}

	private void tellOfOperator(String deed) {
		logger.info("{} is {}: an operator wants it so", this, deed);
		this.onChange.run();
	}

	/** How often it has been ejected in all. */
	synchronized int ejections() {
		return this.ejection.total();
	}

	private void check(BooleanSupplier finding, String reason) {
		long now = this.nanoTime.getAsLong();
		Status before;
		Status after;
		synchronized (this) {
			before = this.health.status();
			if (!finding.getAsBoolean()) {
				return;
			}
			after = this.health.status();
			change(before, after, now);
		}
		if (before == Status.DOWN && after == Status.UP) {
			this.onReturn.accept(this);
		}
		if (before != after) {
			logger.atLevel((after == Status.UP) ? Level.INFO : Level.WARN).log("{} is {}: {}", this, after, reason);
		}
		this.onChange.run();
	}

	private void change(Status before, Status after, long now) {
		if (after == Status.DOWN && before == Status.UP) {
			this.ejection.died(now);
		}
		if (after == Status.UP && before != Status.UNKNOWN) {
			this.ejection.returned(now);
		}
	}

	/** Gets a small share at first, from now or from the end of its ejection on. */
	synchronized void startSlowly(long now) {
		this.slowStart.begin(this.ejection.isOut(now) ? this.ejection.until() : now);
	}

	/** Gets the same share as another one that starts slowly, or as one that does not. */
	void startLike(@Nullable Instance other, long now) {
		if (other != null) {
			this.slowStart.beginLike(other.slowStart, now);
		}
		else {
			this.slowStart.skip(now);
		}
	}

	boolean isStarting(long now) {
		return this.slowStart.isRunning(now);
	}

	/** Whether it has been in use for long enough to be as fast as it gets. */
	boolean isWarm(long now) {
		return this.slowStart.isWarm(now);
	}

	/** What decides on its use, all of one moment. */
	synchronized Standing standing(long now) {
		return new Standing(this, this.health.status(), this.health.isDeaf(), this.drained, this.ejection.isOut(now),
				this.ejection.until(), this.slowStart.isRunning(now), this.slowStart.end());
	}

	/** What operators see of it. */
	InstanceView view(long now) {
		Standing standing = standing(now);
		long out = standing.ejected() ? TimeUnit.NANOSECONDS.toMillis(standing.ejectedUntil() - now) : 0;
		return new InstanceView(name(), url(), standing.state(), tier(), weight(), this.slowStart.share(now),
				inFlight(), failures(), ejections(), out);
	}

	/** Its weight, smaller while it starts slowly. */
	double share(long now) {
		return weight() * this.slowStart.share(now);
	}

	@Override
	public String toString() {
		return name();
	}

}

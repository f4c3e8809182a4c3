package com.foobar.gateway.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import com.foobar.gateway.configuration.HealthProperties;
import com.foobar.gateway.configuration.UpstreamsProperties;
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

	private final Runnable onChange;

	private final Health health;

	private final SlowStart slowStart;

	private final AtomicInteger inFlight = new AtomicInteger();

	Instance(UpstreamsProperties.Instance settings, int index, HealthProperties rules, Duration slowStart,
			LongSupplier nanoTime, Runnable onChange) {
		this.settings = settings;
		this.index = index;
		this.hash = Hash.of(settings.name());
		this.mark = HexFormat.of().toHexDigits(this.hash);
		this.nanoTime = nanoTime;
		this.onChange = onChange;
		this.health = new Health(rules);
		this.slowStart = new SlowStart(slowStart);
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
		return this.settings.weight();
	}

	/** A request has been given to it. */
	void enter() {
		this.inFlight.incrementAndGet();
	}

	/** A request that was given to it has ended, however. */
	public void leave() {
		this.inFlight.decrementAndGet();
	}

	int inFlight() {
		return this.inFlight.get();
	}

	/** A health check succeeded. */
	public void passed() {
		boolean change;
		synchronized (this) {
			boolean returns = this.health.status() != Status.UNKNOWN;
			change = this.health.passed();
			if (change && returns) {
				this.slowStart.begin(this.nanoTime.getAsLong());
			}
		}
		tell(change, "it is ready");
	}

	/** A health check failed. */
	public void failed(String reason) {
		boolean change;
		synchronized (this) {
			change = this.health.failed();
		}
		tell(change, reason);
	}

	/** A health check got no answer in time. */
	public void keptSilent(String reason) {
		boolean change;
		synchronized (this) {
			change = this.health.keptSilent();
		}
		tell(change, reason);
	}

	/** A request could not even connect: no check needs to confirm that. */
	public void refused() {
		boolean change;
		synchronized (this) {
			change = this.health.refused();
		}
		tell(change, "it refused a connection");
	}

	/** What decides on its use, all of one moment. */
	synchronized Standing standing(long now) {
		return new Standing(this, this.health.status(), this.health.isDeaf(), this.slowStart.isRunning(now),
				this.slowStart.end());
	}

	/** Its weight, smaller while it starts slowly. */
	double share(long now) {
		return weight() * this.slowStart.share(now);
	}

	/** Without the lock: whoever listens looks at all instances of the group. */
	private void tell(boolean change, String reason) {
		if (change) {
			Status now = standing(this.nanoTime.getAsLong()).status();
			logger.atLevel((now == Status.DOWN || now == Status.SILENT) ? Level.WARN : Level.INFO)
				.log("{} is {}: {}", this, now, reason);
			this.onChange.run();
		}
	}

	@Override
	public String toString() {
		return name();
	}

}

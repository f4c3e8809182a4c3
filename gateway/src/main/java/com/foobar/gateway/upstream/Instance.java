package com.foobar.gateway.upstream;

import java.net.URI;

import com.foobar.gateway.configuration.HealthProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One server behind the gateway, with what is known of its health. */
public final class Instance {

	private static final Logger logger = LoggerFactory.getLogger(Instance.class);

	private final String name;

	private final URI url;

	private final URI healthUrl;

	private final HealthProperties rules;

	private final Runnable onChange;

	/**
	 * Read without the lock, which is held while the others of the group are looked at.
	 */
	private volatile Status status = Status.UNKNOWN;

	private int streak;

	Instance(String name, URI url, URI healthUrl, HealthProperties rules, Runnable onChange) {
		this.name = name;
		this.url = url;
		this.healthUrl = healthUrl;
		this.rules = rules;
		this.onChange = onChange;
	}

	public String name() {
		return this.name;
	}

	public URI url() {
		return this.url;
	}

	public URI healthUrl() {
		return this.healthUrl;
	}

	/** Whether requests go to it while the group has no better one. */
	public boolean usable() {
		return this.status != Status.DOWN;
	}

	/** Whether requests go to it without a second thought. */
	boolean trusted() {
		return this.status == Status.UP || this.status == Status.UNKNOWN;
	}

	/** A health check succeeded. */
	public synchronized void passed() {
		switch (this.status) {
			case UNKNOWN -> change(Status.UP, "it is ready");
			case UP -> this.streak = 0;
			case SILENT, DOWN -> {
				if (++this.streak >= this.rules.rise()) {
					change(Status.UP, "it is ready again");
				}
			}
		}
	}

	/** A health check failed. */
	public synchronized void failed(String reason) {
		switch (this.status) {
			case UNKNOWN, UP -> {
				if (++this.streak >= this.rules.fall()) {
					change(Status.DOWN, reason);
				}
			}
			case SILENT -> change(Status.DOWN, reason);
			case DOWN -> this.streak = 0;
		}
	}

	/** A health check got no answer in time. */
	public synchronized void keptSilent(String reason) {
		switch (this.status) {
			case UNKNOWN, UP -> {
				if (++this.streak >= this.rules.fall()) {
					change(Status.SILENT, reason);
				}
			}
			case SILENT, DOWN -> this.streak = 0;
		}
	}

	/** A request could not even connect: no check needs to confirm that. */
	public synchronized void refused() {
		if (this.status == Status.DOWN) {
			this.streak = 0;
		}
		else {
			change(Status.DOWN, "it refused a connection");
		}
	}

	private void change(Status now, String reason) {
		this.status = now;
		this.streak = 0;
		logger.atLevel((now == Status.DOWN || now == Status.SILENT) ? Level.WARN : Level.INFO)
			.log("{} is {}: {}", this.name, now, reason);
		this.onChange.run();
	}

	@Override
	public String toString() {
		return this.name;
	}

}

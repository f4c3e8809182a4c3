package com.foobar.gateway.departure;

import java.time.Duration;

import com.foobar.gateway.configuration.GatewayProperties;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first thing when the gateway goes, while its ports are still open: asks everybody
 * who is connected to leave. Readiness is off by then, so that those who choose among
 * gateways have time to choose another one.
 */
@Component
final class Announcement implements SmartLifecycle {

	/** Before everything else stops. */
	static final int PHASE = DEFAULT_PHASE;

	private final Departure departure;

	private final Duration notice;

	private volatile boolean running;

	Announcement(Departure departure, GatewayProperties properties) {
		this.departure = departure;
		this.notice = properties.client().notice();
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		if (!this.notice.isZero()) {
			this.departure.tell(Notice.LEAVE);
			this.departure.awaitEmptiness(this.notice);
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}

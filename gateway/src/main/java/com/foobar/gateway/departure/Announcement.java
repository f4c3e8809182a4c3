package com.foobar.gateway.departure;

import java.time.Duration;

import com.foobar.gateway.configuration.GatewayProperties;

import org.springframework.stereotype.Component;

/**
 * The first thing when the gateway goes, while its ports are still open: asks everybody
 * who is connected to leave. Readiness is off by then, so that those who choose among
 * gateways have time to choose another one.
 */
@Component
final class Announcement extends Step {

	/** Before everything else stops. */
	static final int PHASE = DEFAULT_PHASE;

	private final Departure departure;

	private final Duration notice;

	Announcement(Departure departure, GatewayProperties properties) {
		this.departure = departure;
		this.notice = properties.client().notice();
	}

	@Override
	void take() {
		if (!this.notice.isZero()) {
			this.departure.tell(Notice.LEAVE);
			this.departure.awaitEmptiness(this.notice);
		}
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}

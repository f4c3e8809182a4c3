package com.foobar.gateway.departure;

import java.time.Duration;

import com.foobar.gateway.configuration.GatewayProperties;

import org.springframework.stereotype.Component;

/**
 * Closes the ports, then the connections: those that came last are served and asked to
 * leave, too; what is still idle after that is closed, and what is under way finishes.
 * The server's own way would close connections that are about to send their first
 * request.
 */
@Component
final class Closing extends Step {

	/** After the announcement, and before the servers and all that they need. */
	static final int PHASE = Announcement.PHASE - 1;

	private static final Duration LONGEST_GRACE = Duration.ofSeconds(1);

	/** As long as a request may take that is under way. */
	private static final Duration PATIENCE = Duration.ofSeconds(9);

	private final Departure departure;

	private final Duration grace;

	Closing(Departure departure, GatewayProperties properties) {
		this.departure = departure;
		Duration notice = properties.client().notice();
		this.grace = (notice.compareTo(LONGEST_GRACE) < 0) ? notice : LONGEST_GRACE;
	}

	@Override
	void take() {
		this.departure.closeDoors();
		this.departure.tell(Notice.LEAVE);
		this.departure.awaitEmptiness(this.grace);
		this.departure.tell(Notice.LAST_CALL);
		this.departure.awaitEmptiness(PATIENCE);
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}

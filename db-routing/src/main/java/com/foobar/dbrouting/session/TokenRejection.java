package com.foobar.dbrouting.session;

import java.util.Locale;

/** Why a token was treated as none. */
public enum TokenRejection {

	/** Forged, cut, of another database, or sealed with another secret. */
	UNREADABLE,

	/**
	 * Older than {@code db-routing.token.ttl}: every replica in use shows what it asks
	 * for.
	 */
	EXPIRED,

	/** From later than {@code db-routing.clock-tolerance} allows. */
	FUTURE;

	/** The name used in metrics. */
	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}

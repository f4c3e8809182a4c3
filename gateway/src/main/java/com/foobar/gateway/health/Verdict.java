package com.foobar.gateway.health;

/** What one health check found. */
sealed interface Verdict {

	/** The instance wants requests. */
	record Ready() implements Verdict {
	}

	/**
	 * The instance wants none, or could not be asked.
	 *
	 * @param reason why, for the log
	 */
	record NotReady(String reason) implements Verdict {
	}

}

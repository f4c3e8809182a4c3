package com.foobar.gateway.health;

/** What one health check found. */
sealed interface Verdict {

	/** The instance wants requests. */
	record Ready() implements Verdict {
	}

	/**
	 * The instance wants none, or refused to be asked.
	 *
	 * @param reason why, for the log
	 */
	record NotReady(String reason) implements Verdict {
	}

	/**
	 * The instance gave no answer in time.
	 *
	 * @param reason how long it was waited for, for the log
	 */
	record NoAnswer(String reason) implements Verdict {
	}

}

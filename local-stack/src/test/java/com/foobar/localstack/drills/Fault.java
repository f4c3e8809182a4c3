package com.foobar.localstack.drills;

import java.time.Duration;

/** What is wrong with a server. */
sealed interface Fault {

	/** Nothing. */
	Fault NONE = new None();

	/** Nothing. */
	record None() implements Fault {
	}

	/**
	 * It thinks long before it works.
	 *
	 * @param delay how long
	 */
	record Slow(Duration delay) implements Fault {
	}

	/**
	 * It answers some requests with an error, though its health check passes.
	 *
	 * @param status status of those answers
	 * @param every 1 for all requests, 2 for every second one, and so on
	 */
	record Answers(int status, int every) implements Fault {
	}

	/**
	 * It closes the connection inside an answer.
	 *
	 * @param after bytes that come before
	 */
	record CutsAnswers(int after) implements Fault {
	}

	/**
	 * It falls silent inside an answer.
	 *
	 * @param after bytes that come before
	 */
	record StallsAnswers(int after) implements Fault {
	}

	/**
	 * It dies of certain requests.
	 *
	 * @param word what is in those
	 */
	record DiesOf(String word) implements Fault {
	}

}

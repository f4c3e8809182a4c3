package com.foobar.localstack.stack;

import java.util.Optional;

/**
 * What distinguishes kinds of services: how their health is asked for and what happens
 * around start and stop.
 */
public interface ServiceLifecycle {

	/**
	 * Runs before each start of the process, when the services it comes after are
	 * healthy.
	 */
	default void beforeStart() {
	}

	/**
	 * Whether the service answers as it should; returns within about a second and never
	 * throws.
	 */
	boolean isHealthy();

	/**
	 * Runs once after each start as soon as the service answers, before it counts as
	 * healthy. An exception counts as "not yet" and is tried again.
	 */
	default void afterStart() {
	}

	/**
	 * Why the process ended by itself, as a sentence, when that can be told from what it
	 * left.
	 */
	default Optional<String> explainEnd() {
		return Optional.empty();
	}

	/**
	 * Runs before the process is asked to end; its failure is no reason not to end it.
	 */
	default void beforeStop() {
	}

}

package com.foobar.localstack.drills;

import org.jspecify.annotations.Nullable;

/**
 * One request of a load.
 *
 * @param kind what it was for
 * @param begun when it was due, in nanoseconds of {@link System#nanoTime()}
 * @param took from then until its end, in nanoseconds
 * @param status status of the answer, 0 without an answer
 * @param failure why it counts as failed, null when it does not
 */
record Sample(Kind kind, long begun, long took, int status, @Nullable String failure) {

	boolean failed() {
		return this.failure != null;
	}

	long ended() {
		return this.begun + this.took;
	}

}

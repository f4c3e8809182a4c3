package com.foobar.dbrouting.cluster;

import java.time.Duration;

/** Hears what becomes of the servers, for metrics and logs. */
public interface ClusterListener {

	/** A listener that does nothing. */
	ClusterListener NONE = new ClusterListener() {
	};

	/** Readers were served by one question to a node. */
	default void shared(String node, int readers) {
	}

	/** Writes go on after there was no primary for so long. */
	default void failedOver(Duration outage) {
	}

	/** A write had to wait for a primary, or gave up. */
	default void held(Duration time, boolean successful) {
	}

}

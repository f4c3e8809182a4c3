package com.foobar.dbrouting.routing;

import java.time.Duration;

/** Hears of every decision, for metrics. Called on the deciding thread. */
public interface RoutingListener {

	/** A listener that does nothing. */
	RoutingListener NONE = new RoutingListener() {
	};

	/** A transaction has been given its place. */
	default void routed(Route route) {
	}

	/** A read has asked how far the servers are, and waited for the answer. */
	default void waited(Route outcome, Duration time) {
	}

}

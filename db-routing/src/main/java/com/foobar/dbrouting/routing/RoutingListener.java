package com.foobar.dbrouting.routing;

import java.time.Duration;

/** Hears of every decision, for metrics. Called on the deciding thread. */
public interface RoutingListener {

	/** A listener that does nothing. */
	RoutingListener NONE = new RoutingListener() {
	};

	/** A transaction has been given its place. */
	default void routed(Reason reason) {
	}

	/** A read has waited to learn which node shows what it must see. */
	default void waited(String node, Reason outcome, Duration time) {
	}

	/** A user's writes are on no server any more. */
	default void unsatisfiable() {
	}

	/** A server refused a statement that should not have been sent to it. */
	default void misrouted(int errorCode) {
	}

}

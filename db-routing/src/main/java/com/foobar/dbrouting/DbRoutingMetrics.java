package com.foobar.dbrouting;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import com.foobar.dbrouting.routing.Route;
import com.foobar.dbrouting.routing.RoutingListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Counts decisions and times the waits. All series exist from the start. */
final class DbRoutingMetrics implements RoutingListener {

	private final Map<Route, Counter> decisions = new EnumMap<>(Route.class);

	private final Map<Route, Timer> waits = new EnumMap<>(Route.class);

	DbRoutingMetrics(MeterRegistry registry) {
		for (Route route : Route.values()) {
			this.decisions.put(route,
					Counter.builder("db.routing.decisions")
						.description("Transactions by where they ran and why")
						.tag("role", route.role())
						.tag("reason", route.reason())
						.register(registry));
			if (route != Route.WRITE) {
				this.waits.put(route,
						Timer.builder("db.routing.wait")
							.description("Time until a read knew whether the replica shows what it must see")
							.tag("node", "replica")
							.tag("outcome", route.reason())
							.register(registry));
			}
		}
	}

	@Override
	public void routed(Route route) {
		Counter counter = this.decisions.get(route);
		if (counter != null) {
			counter.increment();
		}
	}

	@Override
	public void waited(Route outcome, Duration time) {
		Timer timer = this.waits.get(outcome);
		if (timer != null) {
			timer.record(time);
		}
	}

}

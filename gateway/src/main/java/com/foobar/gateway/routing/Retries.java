package com.foobar.gateway.routing;

import com.foobar.gateway.configuration.RetryProperties;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** Decides which failed requests of one upstream are sent to another instance. */
final class Retries {

	private final RepeatRules rules;

	private final RetryBudget budget;

	private final Suspects suspects = new Suspects();

	private final Counter made;

	private final Counter overBudget;

	private final Counter suspected;

	Retries(String upstream, RetryProperties settings, RepeatRules rules, MeterRegistry registry) {
		this.rules = rules;
		this.budget = new RetryBudget(settings.budget(), settings.minBudget());
		this.made = counter(upstream, "made", registry);
		this.overBudget = counter(upstream, "over_budget", registry);
		this.suspected = counter(upstream, "suspected", registry);
	}

	private static Counter counter(String upstream, String decision, MeterRegistry registry) {
		return Counter.builder("foobar.gateway.retries")
			.description("Failed requests that could be sent to another instance, by what was decided")
			.tag("upstream", upstream)
			.tag("decision", decision)
			.register(registry);
	}

	void addRequest(long now) {
		this.budget.addRequest(now);
	}

	/**
	 * Whether a request may be sent once more.
	 * @param outcome how it has ended
	 * @param brokeBefore whether an earlier try has broken a connection, too
	 */
	boolean mayRepeat(ServerHttpRequest request, Outcome outcome, boolean brokeBefore, long now) {
		if (outcome.nothingSent()) {
			return true;
		}
		if (!outcome.worthAnotherTry() || !this.rules.mayRepeat(request)) {
			return false;
		}
		if (outcome == Outcome.CLOSED && brokeBefore) {
			this.suspects.add(request, now);
		}
		if (outcome == Outcome.CLOSED && this.suspects.contains(request, now)) {
			this.suspected.increment();
			return false;
		}
		return true;
	}

	/**
	 * Whether the budget allows to send it. What has not been sent yet costs nothing: no
	 * server gets it twice.
	 */
	boolean take(Outcome outcome, long now) {
		if (!outcome.nothingSent() && !this.budget.take(now)) {
			this.overBudget.increment();
			return false;
		}
		this.made.increment();
		return true;
	}

}

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

	private final AnsweredKinds answered;

	private final Counter made;

	private final Counter overBudget;

	private final Counter suspected;

	private final Counter unknown;

	/**
	 * Decisions for one upstream.
	 * @param upstream its name
	 * @param settings limits
	 * @param rules which requests may be carried out twice
	 * @param answered kinds of requests that its servers have answered, at first none
	 * @param registry where decisions are counted
	 */
	Retries(String upstream, RetryProperties settings, RepeatRules rules, AnsweredKinds answered,
			MeterRegistry registry) {
		this.rules = rules;
		this.answered = answered;
		this.budget = new RetryBudget(settings.budget(), settings.minBudget());
		this.made = counter(upstream, "made", registry);
		this.overBudget = counter(upstream, "over_budget", registry);
		this.suspected = counter(upstream, "suspected", registry);
		this.unknown = counter(upstream, "unknown", registry);
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

	/** A server has answered: this request, at least, kills none. */
	void answered(ServerHttpRequest request, Outcome outcome) {
		this.suspects.remove(request);
		if (outcome != Outcome.CLIENT_ERROR) {
			this.answered.add(request);
		}
	}

	/** Whether it is sent to one server only, since two have left it unanswered. */
	boolean suspects(ServerHttpRequest request, long now) {
		return this.suspects.contains(request, now);
	}

	/**
	 * Whether a request may be sent once more.
	 * @param outcome how it has ended
	 * @param again whether an earlier try has got no answer, either
	 * @param risky whether nobody would be left if the next server died of it
	 */
	boolean mayRepeat(ServerHttpRequest request, Outcome outcome, boolean again, boolean risky, long now) {
		if (outcome.nothingSent()) {
			return true;
		}
		if (!outcome.worthAnotherTry() || !this.rules.mayRepeat(request)) {
			return false;
		}
		return !outcome.isSilence() || mayRepeatUnanswered(request, again, risky, now);
	}

	private boolean mayRepeatUnanswered(ServerHttpRequest request, boolean again, boolean risky, long now) {
		if (again) {
			this.suspects.add(request, now);
		}
		if (suspects(request, now)) {
			this.suspected.increment();
			return false;
		}
		if (risky && !this.answered.contains(request)) {
			this.unknown.increment();
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

package com.foobar.gateway.routing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.foobar.gateway.forwarding.InstanceAnswer;
import com.foobar.gateway.upstream.Instance;
import com.foobar.gateway.upstream.Upstream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * The tries of one request, each at an instance that has not failed it yet. Holds a place
 * at one instance at a time, and none any more once the request has ended.
 */
final class Attempts {

	static final String ATTRIBUTE = Attempts.class.getName();

	private static final Logger logger = LoggerFactory.getLogger(Attempts.class);

	private final Destination destination;

	private final int max;

	private final RequestTimers timers;

	/** Made for those few requests that fail. */
	private List<Instance> failed = List.of();

	private boolean unanswered;

	/** Guarded by this, since a client may go away at any moment. */
	private @Nullable Instance held;

	private @Nullable Runnable whenOver;

	private boolean over;

	private boolean waiting;

	private long begun;

	Attempts(Destination destination, int max, RequestTimers timers) {
		this.destination = destination;
		this.max = max;
		this.timers = timers;
	}

	Mono<Void> begin(ServerWebExchange exchange, GatewayFilterChain chain) {
		Upstream upstream = this.destination.upstream();
		String key = this.destination.affinity().keyOf(exchange.getRequest());
		Instance instance = upstream.enter(key);
		if (instance != null) {
			return enterAt(instance, exchange, chain);
		}
		if (upstream.isDeserted()) {
			return Mono.error(new NoInstanceException(upstream));
		}
		return upstream.enterInTurn(key, this::hold).flatMap((free) -> sendTo(free, exchange, chain));
	}

	private Mono<Void> enterAt(Instance instance, ServerWebExchange exchange, GatewayFilterChain chain) {
		if (hold(instance)) {
			return sendTo(instance, exchange, chain);
		}
		instance.leave();
		return Mono.empty();
	}

	private Mono<Void> sendTo(Instance instance, ServerWebExchange exchange, GatewayFilterChain chain) {
		if (this.failed.isEmpty()) {
			this.destination.retries().addRequest(this.begun);
		}
		exchange.getAttributes()
			.put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, addressAt(instance, exchange.getRequest().getURI()));
		return chain.filter(exchange)
			.then(Mono.fromSupplier(() -> answered(exchange)))
			.onErrorResume((failure) -> Mono.just(new Ending(Outcome.of(failure), failure)))
			.flatMap((ending) -> conclude(instance, ending, exchange, chain));
	}

	/** Takes a place at an instance over, unless nobody needs it any more. */
	private synchronized boolean hold(Instance instance) {
		if (this.over) {
			return false;
		}
		this.held = instance;
		this.waiting = true;
		this.begun = System.nanoTime();
		return true;
	}

	/** Has something done when the request has ended, at once if it has. */
	void whenOver(Runnable action) {
		synchronized (this) {
			if (!this.over) {
				this.whenOver = action;
				return;
			}
		}
		action.run();
	}

	/** The request has ended: answered, failed or given up by its client. */
	void end() {
		Runnable action;
		synchronized (this) {
			this.over = true;
			if (this.held != null && this.waiting) {
				record(this.held, Outcome.CANCELLED);
			}
			action = this.whenOver;
			this.whenOver = null;
		}
		release();
		if (action != null) {
			action.run();
		}
	}

	/** Without the lock: whoever waits for the place goes on from here. */
	private void release() {
		Instance instance;
		synchronized (this) {
			instance = this.held;
			this.held = null;
		}
		if (instance != null) {
			instance.leave();
		}
	}

	private synchronized void record(Instance instance, Outcome outcome) {
		this.waiting = false;
		this.timers.record(this.destination.upstream(), instance, outcome, this.begun);
	}

	private static Ending answered(ServerWebExchange exchange) {
		HttpStatusCode status = exchange.getResponse().getStatusCode();
		return new Ending(Outcome.of(Objects.requireNonNullElse(status, HttpStatus.OK)), null);
	}

	private Mono<Void> conclude(Instance instance, Ending ending, ServerWebExchange exchange,
			GatewayFilterChain chain) {
		record(instance, ending.outcome());
		report(instance, ending.outcome(), exchange.getRequest());
		Instance other = nextAfter(instance, ending.outcome(), exchange);
		if (other != null) {
			logger.info("{}{} ended with {} at {}, trying {}", exchange.getLogPrefix(),
					exchange.getRequest().getMethod(), ending.outcome(), instance, other);
			InstanceAnswer.discard(exchange);
			release();
			return enterAt(other, exchange, chain);
		}
		if (ending.failure() != null) {
			return Mono.error(isWorthRepeatingLater(ending.outcome(), exchange.getRequest())
					? new NoInstanceException(this.destination.upstream()) : ending.failure());
		}
		this.destination.affinity().remember(exchange, instance);
		return Mono.empty();
	}

	/**
	 * A server has gone with it, nobody else is left or nobody else gets it, and the
	 * client may ask again.
	 */
	private boolean isWorthRepeatingLater(Outcome outcome, ServerHttpRequest request) {
		return outcome == Outcome.CLOSED && RepeatRules.isSafe(request)
				&& (this.destination.upstream().countBesides(this.failed) == 0
						|| this.destination.retries().suspects(request, System.nanoTime()));
	}

	private void report(Instance instance, Outcome outcome, ServerHttpRequest request) {
		if (outcome.isService()) {
			instance.served();
			this.destination.retries().answered(request, outcome);
		}
		else if (outcome.isFailure()) {
			this.destination.upstream().failed(instance, outcome.name());
		}
		else if (outcome == Outcome.NOT_CONNECTED) {
			instance.refused();
		}
	}

	private @Nullable Instance nextAfter(Instance instance, Outcome outcome, ServerWebExchange exchange) {
		if (!outcome.worthAnotherTry()) {
			return null;
		}
		if (this.failed.isEmpty()) {
			this.failed = new ArrayList<>(this.max);
		}
		this.failed.add(instance);
		long now = System.nanoTime();
		Retries retries = this.destination.retries();
		boolean risky = this.destination.upstream().countBesides(this.failed) < 2;
		boolean again = this.unanswered;
		this.unanswered |= outcome.isSilence();
		if (!retries.mayRepeat(exchange.getRequest(), outcome, again, risky, now) || this.failed.size() >= this.max) {
			return null;
		}
		Instance other = this.destination.upstream().enterBesides(this.failed);
		if (other != null && !retries.take(outcome, now)) {
			other.leave();
			return null;
		}
		return other;
	}

	private static URI addressAt(Instance instance, URI asked) {
		String query = asked.getRawQuery();
		return URI.create(instance.url() + asked.getRawPath() + ((query != null) ? "?" + query : ""));
	}

	/**
	 * How a try ended.
	 *
	 * @param outcome what came of it
	 * @param failure why there is no answer, unless there is one
	 */
	private record Ending(Outcome outcome, @Nullable Throwable failure) {
	}

}

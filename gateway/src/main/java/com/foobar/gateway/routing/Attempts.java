package com.foobar.gateway.routing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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

	/** Guarded by this, since a client may go away at any moment. */
	private @Nullable Instance held;

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
		Instance instance = upstream.enter(this.destination.affinity().keyOf(exchange.getRequest()));
		return (instance != null) ? at(instance, exchange, chain) : Mono.error(new NoInstanceException(upstream));
	}

	private Mono<Void> at(Instance instance, ServerWebExchange exchange, GatewayFilterChain chain) {
		if (!hold(instance)) {
			instance.leave();
			return Mono.empty();
		}
		exchange.getAttributes()
			.put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, addressAt(instance, exchange.getRequest().getURI()));
		return chain.filter(exchange)
			.then(Mono.fromSupplier(() -> answered(exchange)))
			.onErrorResume((failure) -> Mono.just(new Ending(Outcome.of(failure), failure)))
			.flatMap((ending) -> conclude(instance, ending, exchange, chain));
	}

	private synchronized boolean hold(Instance instance) {
		if (this.over) {
			return false;
		}
		this.held = instance;
		this.waiting = true;
		this.begun = System.nanoTime();
		return true;
	}

	/** The request has ended: answered, failed or given up by its client. */
	synchronized void end() {
		this.over = true;
		Instance instance = this.held;
		if (instance != null) {
			if (this.waiting) {
				record(instance, Outcome.CANCELLED);
			}
			release();
		}
	}

	private synchronized void release() {
		if (this.held != null) {
			this.held.leave();
			this.held = null;
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
		if (ending.outcome() == Outcome.NOT_CONNECTED) {
			instance.refused();
		}
		Instance other = nextAfter(instance, ending.outcome(), exchange);
		if (other != null) {
			logger.info("{}{} ended with {} at {}, trying {}", exchange.getLogPrefix(),
					exchange.getRequest().getMethod(), ending.outcome(), instance, other);
			ServerWebExchangeUtils.reset(exchange);
			release();
			return at(other, exchange, chain);
		}
		if (ending.failure() != null) {
			return Mono.error(ending.failure());
		}
		this.destination.affinity().remember(exchange, instance);
		return Mono.empty();
	}

	private @Nullable Instance nextAfter(Instance instance, Outcome outcome, ServerWebExchange exchange) {
		if (this.failed.size() + 1 >= this.max || !Repeatable.after(outcome, exchange.getRequest())) {
			return null;
		}
		if (this.failed.isEmpty()) {
			this.failed = new ArrayList<>(this.max);
		}
		this.failed.add(instance);
		return this.destination.upstream().enterBesides(this.failed);
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

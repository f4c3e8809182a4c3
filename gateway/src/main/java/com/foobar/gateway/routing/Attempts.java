package com.foobar.gateway.routing;

import java.net.URI;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import com.foobar.gateway.upstream.Instance;
import com.foobar.gateway.upstream.Upstream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;

/** The tries of one request, each at an instance that has not failed it yet. */
final class Attempts {

	private static final Logger logger = LoggerFactory.getLogger(Attempts.class);

	private final ServerWebExchange exchange;

	private final GatewayFilterChain chain;

	private final Upstream upstream;

	private final int max;

	private final RequestTimers timers;

	private final Set<Instance> failed = HashSet.newHashSet(1);

	Attempts(ServerWebExchange exchange, GatewayFilterChain chain, Upstream upstream, int max, RequestTimers timers) {
		this.exchange = exchange;
		this.chain = chain;
		this.upstream = upstream;
		this.max = max;
		this.timers = timers;
	}

	Mono<Void> begin() {
		return at(this.upstream.next());
	}

	private Mono<Void> at(@Nullable Instance instance) {
		if (instance == null) {
			return Mono.error(new NoInstanceException(this.upstream));
		}
		this.exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, addressAt(instance));
		long begun = System.nanoTime();
		return this.chain.filter(this.exchange)
			.then(Mono.fromSupplier(this::answered))
			.onErrorResume((failure) -> Mono.just(new Ending(Outcome.of(failure), failure)))
			.doFinally((signal) -> {
				if (signal == SignalType.CANCEL) {
					this.timers.record(this.upstream, instance, Outcome.CANCELLED, begun);
				}
			})
			.flatMap((ending) -> {
				this.timers.record(this.upstream, instance, ending.outcome(), begun);
				return conclude(instance, ending);
			});
	}

	private Ending answered() {
		HttpStatusCode status = this.exchange.getResponse().getStatusCode();
		return new Ending(Outcome.of(Objects.requireNonNullElse(status, HttpStatus.OK)), null);
	}

	private Mono<Void> conclude(Instance instance, Ending ending) {
		if (ending.outcome() == Outcome.NOT_CONNECTED) {
			instance.refused();
		}
		this.failed.add(instance);
		if (this.failed.size() < this.max && Repeatable.after(ending.outcome(), this.exchange.getRequest())) {
			Instance other = this.upstream.nextBesides(this.failed);
			if (other != null) {
				logger.info("{}{} ended with {} at {}, trying {}", this.exchange.getLogPrefix(),
						this.exchange.getRequest().getMethod(), ending.outcome(), instance, other);
				ServerWebExchangeUtils.reset(this.exchange);
				return at(other);
			}
		}
		return (ending.failure() != null) ? Mono.error(ending.failure()) : Mono.empty();
	}

	private URI addressAt(Instance instance) {
		URI asked = this.exchange.getRequest().getURI();
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

package com.foobar.gateway.cache;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import com.foobar.gateway.configuration.CacheProperties;
import com.foobar.gateway.configuration.GatewayProperties;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers from the cache what it has, and has servers asked once for what many want at
 * the same moment. Who brings something of a user, such as a token or a cookie, gets only
 * what can never change: so nobody is shown the past of what they have written.
 */
@Component
final class CacheFilter implements GlobalFilter, Ordered {

	/** Behind the deadline, before everything that chooses a server. */
	static final int ORDER = -900;

	private final boolean enabled;

	private final long maxEntry;

	private final Duration patience;

	private final Store store;

	private final CacheMeters meters;

	private final LongSupplier nanoTime;

	/** As many as there are requests on their way. */
	private final Map<String, Flight> flights = new ConcurrentHashMap<>();

	@Autowired
	CacheFilter(GatewayProperties properties, Store store, CacheMeters meters) {
		this(properties.cache(), store, meters, System::nanoTime);
	}

	CacheFilter(CacheProperties settings, Store store, CacheMeters meters, LongSupplier nanoTime) {
		this.enabled = settings.enabled();
		this.maxEntry = settings.maxEntry().toBytes();
		this.patience = settings.collapseTimeout();
		this.store = store;
		this.meters = meters;
		this.nanoTime = nanoTime;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		if (!this.enabled) {
			return chain.filter(exchange);
		}
		if (mayChange(exchange.getRequest().getMethod())) {
			return chain.filter(exchange).doOnSuccess((nothing) -> forget(exchange));
		}
		Question question = Question.of(exchange.getRequest());
		return (question != null) ? answer(question, exchange, chain) : chain.filter(exchange);
	}

	private static boolean mayChange(HttpMethod method) {
		return !HttpMethod.GET.equals(method) && !HttpMethod.HEAD.equals(method) && !HttpMethod.OPTIONS.equals(method);
	}

	private void forget(ServerWebExchange exchange) {
		HttpStatusCode status = exchange.getResponse().getStatusCode();
		if (status != null && !status.isError() && this.store.entries() > 0) {
			this.store.forget(Question.keyOf(exchange.getRequest()));
		}
	}

	private Mono<Void> answer(Question question, ServerWebExchange exchange, GatewayFilterChain chain) {
		Stored stored = this.store.find(question.key(), exchange.getRequest().getHeaders());
		long now = this.nanoTime.getAsLong();
		if (stored != null && question.personal() && !stored.isForEverybody()) {
			return chain.filter(exchange);
		}
		if (stored != null && stored.freshFor(now) > 0) {
			this.meters.count(Result.HIT);
			return CachedAnswer.send(exchange, stored, "hit; ttl=" + stored.freshFor(now), now);
		}
		if (question.head() || (stored == null && this.store.isKnownNotToBeKept(question.key()))) {
			return chain.filter(exchange);
		}
		if (question.personal() || (question.conditional() && stored == null)) {
			return fetch(question, exchange, null, null).begin(chain);
		}
		return together(question, exchange, stored, chain);
	}

	/** One asks, the others wait. */
	private Mono<Void> together(Question question, ServerWebExchange exchange, @Nullable Stored stored,
			GatewayFilterChain chain) {
		return Mono.defer(() -> {
			Flight mine = new Flight();
			Flight first = this.flights.putIfAbsent(question.key(), mine);
			if (first == null) {
				return fetch(question, exchange, stored, mine).begin(chain).doFinally((signal) -> {
					this.flights.remove(question.key(), mine);
					mine.failed();
				});
			}
			Mono<Void> alone = Mono.defer(() -> fetch(question, exchange, stored, null).begin(chain));
			return first.hasRoom() ? wait(first, exchange, alone) : alone;
		});
	}

	private Mono<Void> wait(Flight first, ServerWebExchange exchange, Mono<Void> alone) {
		return first.answer(this.patience).flatMap((brought) -> {
			Stored answer = brought.filter((it) -> it.variant().isFor(exchange.getRequest().getHeaders())).orElse(null);
			if (answer == null) {
				return alone;
			}
			this.meters.count(Result.COLLAPSED);
			return CachedAnswer.send(exchange, answer, "hit; collapsed", this.nanoTime.getAsLong());
		});
	}

	private Fetch fetch(Question question, ServerWebExchange exchange, @Nullable Stored stored,
			@Nullable Flight flight) {
		return new Fetch(question, exchange, stored, flight, this.store, this.meters, this.nanoTime, this.maxEntry);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

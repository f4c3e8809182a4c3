package com.foobar.gateway.cache;

import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * One request that a server has to answer, on behalf of the cache: for an answer that it
 * does not have, or to ask whether the one that it has is still right.
 */
final class Fetch {

	private static final int NOT_MODIFIED = 304;

	private final Question question;

	private final ServerWebExchange exchange;

	private final @Nullable Stored old;

	private final @Nullable Flight flight;

	private final Store store;

	private final CacheMeters meters;

	private final LongSupplier nanoTime;

	private final long maxEntry;

	private final long begun;

	/**
	 * @param old answer that is kept, but too old; nothing if there is none
	 * @param flight those who wait for the answer; nothing if nobody may
	 */
	Fetch(Question question, ServerWebExchange exchange, @Nullable Stored old, @Nullable Flight flight, Store store,
			CacheMeters meters, LongSupplier nanoTime, long maxEntry) {
		this.question = question;
		this.exchange = exchange;
		this.old = old;
		this.flight = flight;
		this.store = store;
		this.meters = meters;
		this.nanoTime = nanoTime;
		this.maxEntry = maxEntry;
		this.begun = nanoTime.getAsLong();
	}

	Mono<Void> begin(GatewayFilterChain chain) {
		ServerWebExchange.Builder recorded = this.exchange.mutate().response(new Recorder(this));
		if (asks()) {
			recorded.request((request) -> request.headers(this::ask));
		}
		return chain.filter(recorded.build()).onErrorResume((failure) -> {
			Stored help = this.exchange.getResponse().isCommitted() ? null : inTrouble();
			return (help != null) ? send(help) : Mono.error(failure);
		});
	}

	private boolean asks() {
		return this.old != null && this.old.canBeAskedAbout();
	}

	/** Asks about our answer, whatever the client has. */
	private void ask(HttpHeaders request) {
		HttpHeaders known = (this.old != null) ? this.old.headers() : HttpHeaders.EMPTY;
		replace(request, HttpHeaders.IF_NONE_MATCH, known.getFirst(HttpHeaders.ETAG));
		replace(request, HttpHeaders.IF_MODIFIED_SINCE, known.getFirst(HttpHeaders.LAST_MODIFIED));
	}

	private static void replace(HttpHeaders headers, String name, @Nullable String value) {
		if (value != null) {
			headers.set(name, value);
		}
		else {
			headers.remove(name);
		}
	}

	/** What to send in place of the server's answer; nothing if that is good. */
	@Nullable Stored insteadOf(int status, HttpHeaders answer) {
		return switch (status) {
			case NOT_MODIFIED -> (this.old != null && asks()) ? renewed(this.old, answer) : null;
			case 500, 502, 503, 504 -> inTrouble();
			default -> null;
		};
	}

	private Stored renewed(Stored known, HttpHeaders answer) {
		HttpHeaders headers = known.renewedBy(answer);
		Stored renewed = Stored.of(200, headers, this.exchange.getRequest().getHeaders(), this.question.personal(),
				this.begun);
		if (renewed == null) {
			this.store.forget(this.question.key());
			return known;
		}
		Stored whole = renewed.with(known.body());
		keep(whole);
		return whole;
	}

	private @Nullable Stored inTrouble() {
		return (this.old != null && this.old.helpsInTrouble(this.nanoTime.getAsLong())) ? this.old : null;
	}

	Mono<Void> send(Stored instead) {
		boolean stale = instead == this.old;
		this.meters.count(stale ? Result.STALE : Result.REVALIDATED);
		return CachedAnswer.send(this.exchange, instead,
				stale ? "hit; fwd=stale; detail=stale-if-error" : "hit; fwd=stale; fwd-status=304; stored",
				this.nanoTime.getAsLong());
	}

	@Nullable Stored keepable(int status, HttpHeaders answer) {
		return Stored.of(status, answer, this.exchange.getRequest().getHeaders(), this.question.personal(), this.begun);
	}

	String statusWhenKept() {
		return CachedAnswer.NAME + "; fwd=" + ((this.old != null) ? "stale" : "uri-miss") + "; stored";
	}

	void keep(Stored whole) {
		this.store.keep(this.question.key(), whole);
		if (this.flight != null) {
			this.flight.landed(whole);
		}
		if (this.old == null || !asks()) {
			this.meters.count(Result.STORED);
		}
	}

	/** The answer goes to the client alone. */
	void passes(int status) {
		this.meters.count(Result.PASSED);
		if (this.flight != null) {
			this.flight.failed();
		}
		if (!this.question.personal() && status < 500 && status != NOT_MODIFIED) {
			this.store.isNotKept(this.question.key());
		}
	}

	ServerWebExchange exchange() {
		return this.exchange;
	}

	long maxEntry() {
		return this.maxEntry;
	}

}

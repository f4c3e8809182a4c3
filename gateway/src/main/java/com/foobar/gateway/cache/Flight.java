package com.foobar.gateway.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A request on its way, and those that want the same and wait for its answer. */
final class Flight {

	private static final int MAX_WAITING = 1_000;

	private final Sinks.One<Optional<Stored>> answer = Sinks.one();

	private final AtomicInteger waiting = new AtomicInteger();

	boolean hasRoom() {
		return this.waiting.incrementAndGet() <= MAX_WAITING;
	}

	/** The answer; empty if it cannot be shared or takes too long. */
	Mono<Optional<Stored>> answer(Duration patience) {
		return this.answer.asMono().timeout(patience, Mono.just(Optional.empty()));
	}

	void landed(Stored stored) {
		this.answer.tryEmitValue(Optional.of(stored));
	}

	/** Nobody needs to wait any longer. Does nothing if it has landed. */
	void failed() {
		this.answer.tryEmitValue(Optional.empty());
	}

}

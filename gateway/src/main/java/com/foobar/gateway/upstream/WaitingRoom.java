package com.foobar.gateway.upstream;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Where requests wait, first come first served, while every instance has as much under
 * way as it may. Room and patience are bounded: who finds it full or waits too long is
 * refused.
 */
final class WaitingRoom {

	private final String name;

	private final int max;

	private final Duration patience;

	private final Function<@Nullable String, @Nullable Instance> door;

	private final BooleanSupplier deserted;

	private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	/**
	 * Number of times that somebody has asked to serve: only the first of them does,
	 * until it has done so for all.
	 */
	private final AtomicInteger calls = new AtomicInteger();

	/**
	 * An empty waiting room.
	 * @param name name of the upstream, for messages
	 * @param max number of requests that may wait
	 * @param patience longest time that a request waits
	 * @param door lets a request with a key in, if any instance has a place
	 * @param deserted whether no instance is usable, so that waiting is in vain
	 */
	WaitingRoom(String name, int max, Duration patience, Function<@Nullable String, @Nullable Instance> door,
			BooleanSupplier deserted) {
		this.name = name;
		this.max = max;
		this.patience = patience;
		this.door = door;
		this.deserted = deserted;
	}

	boolean isEmpty() {
		return this.size.get() == 0;
	}

	int size() {
		return this.size.get();
	}

	/**
	 * Waits for a place.
	 * @param key what the request is recognised by, if by anything
	 * @param hold takes the place over, or says that nobody wants it any more
	 */
	Mono<Instance> place(@Nullable String key, Predicate<Instance> hold) {
		return Mono.<Instance>create((sink) -> {
			if (this.size.incrementAndGet() > this.max) {
				this.size.decrementAndGet();
				sink.error(new BusyException("Every instance of " + this.name + " is busy, and the queue is full"));
				return;
			}
			Waiter waiter = new Waiter(key, hold, sink);
			this.waiters.add(waiter);
			sink.onDispose(() -> remove(waiter));
			serve();
		})
			.timeout(this.patience, Mono
				.error(() -> new BusyException("Every instance of " + this.name + " was busy for " + this.patience)));
	}

	private boolean remove(Waiter waiter) {
		boolean removed = this.waiters.remove(waiter);
		if (removed) {
			this.size.decrementAndGet();
		}
		return removed;
	}

	/** A place may have become free, or all hope may be lost. */
	void serve() {
		if (isEmpty() || this.calls.getAndIncrement() != 0) {
			return;
		}
		int served = 1;
		do {
			serveAll();
			served = this.calls.addAndGet(-served);
		}
		while (served != 0);
	}

	private void serveAll() {
		Waiter first = this.waiters.peek();
		while (first != null && serve(first)) {
			first = this.waiters.peek();
		}
	}

	private boolean serve(Waiter waiter) {
		Instance instance = this.door.apply(waiter.key());
		if (instance == null) {
			boolean hopeless = this.deserted.getAsBoolean();
			if (hopeless && remove(waiter)) {
				waiter.sink().error(new BusyException("No instance of " + this.name + " is up any more"));
			}
			return hopeless;
		}
		if (remove(waiter) && waiter.hold().test(instance)) {
			waiter.sink().success(instance);
		}
		else {
			instance.leave();
		}
		return true;
	}

	/**
	 * A request that waits.
	 *
	 * @param key what it is recognised by, if by anything
	 * @param hold takes a place over for it
	 * @param sink goes on with it
	 */
	private record Waiter(@Nullable String key, Predicate<Instance> hold, MonoSink<Instance> sink) {

		/** Two requests with the same key are two. */
		@Override
		public boolean equals(@Nullable Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

	}

}

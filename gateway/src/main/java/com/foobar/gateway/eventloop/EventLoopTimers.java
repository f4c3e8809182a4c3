package com.foobar.gateway.eventloop;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

import io.netty.channel.EventLoop;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;

/**
 * Tells time on the event loop that serves a request. Time limits that nearly always end
 * early cost two changes of that loop's own queue there, instead of a lock and two
 * threads that wake each other.
 */
@Component
public final class EventLoopTimers {

	/** As many as there are event loops. */
	private final Map<EventLoop, Scheduler> schedulers = new ConcurrentHashMap<>();

	/**
	 * Ends what a request waits for when it takes too long, with a
	 * {@link TimeoutException}.
	 */
	public <T> Mono<T> limit(Mono<T> work, Duration time, ServerHttpRequest request) {
		// Given an error of its own, the operator does not put a text for one together.
		return work.timeout(time, Mono.error(TimeoutException::new), scheduler(request));
	}

	/** The same, with a time that begins when something else has ended. */
	public <T> Mono<T> limitFrom(Mono<Void> beginning, Mono<T> work, Duration time, ServerHttpRequest request) {
		Scheduler scheduler = scheduler(request);
		return work.timeout(beginning.then(Mono.delay(time, scheduler)), Mono.error(TimeoutException::new));
	}

	/** The same for the wait for each part of something. */
	public <T> Flux<T> limitPauses(Flux<T> parts, Duration time, ServerHttpRequest request) {
		return parts.timeout(time, Flux.error(TimeoutException::new), scheduler(request));
	}

	private Scheduler scheduler(ServerHttpRequest request) {
		Connection client = ServerHttpRequestDecorator.getNativeRequest(request);
		return this.schedulers.computeIfAbsent(client.channel().eventLoop(), Schedulers::fromExecutorService);
	}

}

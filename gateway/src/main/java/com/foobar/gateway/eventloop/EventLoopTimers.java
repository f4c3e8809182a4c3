package com.foobar.gateway.eventloop;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

import io.netty.channel.EventLoop;
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
		Connection client = ServerHttpRequestDecorator.getNativeRequest(request);
		Scheduler scheduler = this.schedulers.computeIfAbsent(client.channel().eventLoop(),
				Schedulers::fromExecutorService);
		// Given an error of its own, the operator does not put a text for one together.
		return work.timeout(time, Mono.error(TimeoutException::new), scheduler);
	}

}

package com.foobar.gateway.routing;

import java.time.Duration;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.eventloop.EventLoopTimers;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Ends every request that takes too long as a whole, whatever it is waiting for. */
@Component
final class DeadlineFilter implements GlobalFilter, Ordered {

	/** Before everything that may wait. */
	static final int ORDER = -1_000;

	private final Duration deadline;

	private final EventLoopTimers timers;

	DeadlineFilter(GatewayProperties properties, EventLoopTimers timers) {
		this.timers = timers;
		this.deadline = properties.timeouts().request();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		return this.timers.limit(chain.filter(exchange), this.deadline, exchange.getRequest());
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

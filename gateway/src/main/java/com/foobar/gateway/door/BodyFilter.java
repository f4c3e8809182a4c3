package com.foobar.gateway.door;

import java.time.Duration;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.eventloop.EventLoopTimers;
import com.foobar.gateway.forwarding.AnnouncedBody;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Refuses bodies that are too large: at once when the request says so, else when the
 * limit is passed. What else is wrong with a body shows when it arrives.
 */
@Component
final class BodyFilter implements GlobalFilter, Ordered {

	static final int ORDER = KnownHostFilter.ORDER + 10;

	private final long max;

	private final Duration longestPause;

	private final EventLoopTimers timers;

	BodyFilter(GatewayProperties properties, EventLoopTimers timers) {
		this.max = properties.maxBody().toBytes();
		this.longestPause = properties.client().readTimeout();
		this.timers = timers;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (request.getHeaders().getContentLength() > this.max) {
			return Mono.error(ArrivingRequest.tooLarge());
		}
		if (!AnnouncedBody.isIn(request)) {
			return chain.filter(exchange);
		}
		return chain.filter(exchange.mutate()
			.request(new ArrivingRequest(request, this.max, this.longestPause, this.timers))
			.build());
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

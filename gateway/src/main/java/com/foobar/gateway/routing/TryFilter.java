package com.foobar.gateway.routing;

import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sends each request to an instance of its route's upstream, and to another one when that
 * fails.
 */
@Component
final class TryFilter implements GlobalFilter, Ordered {

	/**
	 * After the filter that writes the answer, so that a try can end before anything is
	 * written.
	 */
	static final int ORDER = 10_150;

	private final BodyKeeper bodies;

	TryFilter(BodyKeeper bodies) {
		this.bodies = bodies;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		Attempts attempts = exchange.getRequiredAttribute(Attempts.ATTRIBUTE);
		if (this.bodies.wants(exchange.getRequest())) {
			return this.bodies.keep(exchange, attempts).flatMap((kept) -> attempts.begin(kept, chain));
		}
		return attempts.begin(exchange, chain);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

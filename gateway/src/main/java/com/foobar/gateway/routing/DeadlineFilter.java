package com.foobar.gateway.routing;

import java.time.Duration;

import com.foobar.gateway.configuration.GatewayProperties;
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

	DeadlineFilter(GatewayProperties properties) {
		this.deadline = properties.timeouts().request();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		return chain.filter(exchange).timeout(this.deadline);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

package com.foobar.gateway.routing;

import com.foobar.gateway.configuration.GatewayProperties;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Holds a request's place at an instance until its answer has been written to the last
 * byte, or has ended in any other way.
 */
@Component
final class BalancingFilter implements GlobalFilter, Ordered {

	/** Around the filter that passes the answer on (-1). */
	static final int ORDER = -2;

	private final int maxTries;

	private final RequestTimers timers;

	BalancingFilter(GatewayProperties properties, RequestTimers timers) {
		this.maxTries = properties.retry().maxTries();
		this.timers = timers;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		Attempts attempts = new Attempts(Routes.destinationOf(route), this.maxTries, this.timers);
		exchange.getAttributes().put(Attempts.ATTRIBUTE, attempts);
		return chain.filter(exchange).doFinally((signal) -> attempts.end());
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

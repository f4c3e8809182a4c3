package com.foobar.gateway.routing;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.upstream.Upstream;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sends each request to an instance of its route's upstream, and to another one when that
 * fails.
 */
@Component
final class BalancingFilter implements GlobalFilter, Ordered {

	/**
	 * After the filter that writes the answer, so that a try can end before anything is
	 * written.
	 */
	static final int ORDER = 10_150;

	private final int maxTries;

	private final RequestTimers timers;

	BalancingFilter(GatewayProperties properties, RequestTimers timers) {
		this.maxTries = properties.retry().maxTries();
		this.timers = timers;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		Upstream upstream = Routes.upstreamOf(route);
		exchange.getAttributes().put(ServerWebExchangeUtils.PRESERVE_HOST_HEADER_ATTRIBUTE, true);
		return new Attempts(exchange, chain, upstream, this.maxTries, this.timers).begin();
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

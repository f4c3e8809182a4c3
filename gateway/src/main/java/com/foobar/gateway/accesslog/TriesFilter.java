package com.foobar.gateway.accesslog;

import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Notes each try at an instance: the balancer runs what comes after it once for each. */
@Component
final class TriesFilter implements GlobalFilter, Ordered {

	/** Behind the balancing filter (10150), before the one that sends the request. */
	static final int ORDER = 10_200;

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		Request request = exchange.getAttribute(Request.ATTRIBUTE);
		if (request != null) {
			request.triedAt(exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR));
		}
		return chain.filter(exchange);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

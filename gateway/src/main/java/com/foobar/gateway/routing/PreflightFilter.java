package com.foobar.gateway.routing;

import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Routes CORS preflight requests like any other. The framework would answer them itself,
 * although only the server behind knows which origins it allows.
 */
@Component
final class PreflightFilter implements WebFilter {

	private final RouteHandlerMapping mapping;

	PreflightFilter(RouteHandlerMapping mapping) {
		this.mapping = mapping;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (!CorsUtils.isPreFlightRequest(exchange.getRequest())) {
			return chain.filter(exchange);
		}
		return this.mapping.handlerOf(exchange)
			.defaultIfEmpty(chain::filter)
			.flatMap((handler) -> handler.handle(exchange));
	}

}

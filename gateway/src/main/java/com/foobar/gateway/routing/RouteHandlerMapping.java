package com.foobar.gateway.routing;

import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;

/**
 * The stock mapping of requests to routes, which can also be asked past the framework's
 * handling of CORS.
 */
@Component
final class RouteHandlerMapping extends RoutePredicateHandlerMapping {

	RouteHandlerMapping(FilteringWebHandler webHandler, RouteLocator routeLocator, GlobalCorsProperties corsProperties,
			Environment environment) {
		super(webHandler, routeLocator, corsProperties, environment);
	}

	Mono<WebHandler> handlerOf(ServerWebExchange exchange) {
		return getHandlerInternal(exchange).cast(WebHandler.class);
	}

}

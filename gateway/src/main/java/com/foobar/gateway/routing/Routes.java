package com.foobar.gateway.routing;

import java.time.Duration;
import java.util.Objects;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.upstream.Upstream;
import com.foobar.gateway.upstream.Upstreams;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.BooleanSpec;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which path goes to which upstream: the REST API to one, all pages to the other. */
@Configuration(proxyBeanMethods = false)
class Routes {

	private static final String DESTINATION = "destination";

	@Bean
	RouteLocator siteRoutes(RouteLocatorBuilder builder, Upstreams upstreams, GatewayProperties properties) {
		Duration patience = properties.timeouts().responseHeaders();
		return builder.routes()
			.route((route) -> to(upstreams.appService(), patience, route.order(0).path("/api", "/api/**")))
			.route((route) -> to(upstreams.webApp(), patience, route.order(1).path("/**")))
			.build();
	}

	private static Buildable<Route> to(Upstream upstream, Duration patience, BooleanSpec route) {
		return route.metadata(DESTINATION, Destination.at(upstream))
			.metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, patience.toMillis())
			.uri("http://" + upstream.name());
	}

	static Destination destinationOf(Route route) {
		return (Destination) Objects.requireNonNull(route.getMetadata().get(DESTINATION),
				"Every route has a destination");
	}

}

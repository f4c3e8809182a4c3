package com.foobar.gateway.routing;

import java.util.Objects;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.forwarding.ClientAddresses;
import com.foobar.gateway.upstream.Upstream;
import com.foobar.gateway.upstream.Upstreams;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.BooleanSpec;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which path goes to which upstream: the REST API to one, all pages to the other. */
@Configuration(proxyBeanMethods = false)
class Routes {

	private static final String DESTINATION = "destination";

	/**
	 * Paths such as {@code /api/articles/a-name}: two segments tell what is asked for.
	 */
	private static final int API_SEGMENTS = 2;

	/** Paths such as {@code /article/a-name}. */
	private static final int PAGE_SEGMENTS = 1;

	private final GatewayProperties properties;

	private final RepeatRules rules;

	private final ClientAddresses clients;

	private final MeterRegistry registry;

	Routes(GatewayProperties properties, RepeatRules rules, ClientAddresses clients, MeterRegistry registry) {
		this.properties = properties;
		this.rules = rules;
		this.clients = clients;
		this.registry = registry;
	}

	@Bean
	RouteLocator siteRoutes(RouteLocatorBuilder builder, Upstreams upstreams) {
		return builder.routes()
			.route((route) -> to(upstreams.appService(), API_SEGMENTS, route.order(0).path("/api", "/api/**")))
			.route((route) -> to(upstreams.webApp(), PAGE_SEGMENTS, route.order(1).path("/**")))
			.build();
	}

	private Buildable<Route> to(Upstream upstream, int segments, BooleanSpec route) {
		Retries retries = new Retries(upstream.name(), this.properties.retry(), this.rules, new AnsweredKinds(segments),
				this.registry);
		return route.metadata(DESTINATION, new Destination(upstream, Affinity.of(upstream, this.clients), retries))
			.uri("http://" + upstream.name());
	}

	static Destination destinationOf(Route route) {
		return (Destination) Objects.requireNonNull(route.getMetadata().get(DESTINATION),
				"Every route has a destination");
	}

}

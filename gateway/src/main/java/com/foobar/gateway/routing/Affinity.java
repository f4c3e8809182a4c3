package com.foobar.gateway.routing;

import java.util.Objects;

import com.foobar.gateway.configuration.BalanceProperties;
import com.foobar.gateway.forwarding.ClientAddresses;
import com.foobar.gateway.upstream.Instance;
import com.foobar.gateway.upstream.Upstream;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** By what requests are recognised that shall go to the same instance. */
@FunctionalInterface
interface Affinity {

	/** What this request is recognised by, if by anything. */
	@Nullable String keyOf(ServerHttpRequest request);

	/**
	 * Makes the client come back to the instance that has served it.
	 * @param exchange request with its answer, of which nothing has been written
	 * @param instance who gave the answer
	 */
	default void remember(ServerWebExchange exchange, Instance instance) {
	}

	static Affinity of(Upstream upstream, ClientAddresses clients) {
		BalanceProperties settings = upstream.settings();
		return switch (settings.algorithm()) {
			case ROUND_ROBIN, LEAST_REQUESTS -> (request) -> null;
			case STICKY ->
				new StickyCookie(Objects.requireNonNullElse(settings.stickyCookie(), "__Host-" + upstream.name()));
			case CONSISTENT_HASH -> hashed(settings, clients);
		};
	}

	private static Affinity hashed(BalanceProperties settings, ClientAddresses clients) {
		String name = Objects.requireNonNullElse(settings.hashName(), "");
		return switch (settings.hashOn()) {
			case CLIENT_ADDRESS -> (request) -> clients.of(request).getHostAddress();
			case HEADER -> (request) -> request.getHeaders().getFirst(name);
			case COOKIE -> (request) -> cookie(request, name);
		};
	}

	static @Nullable String cookie(ServerHttpRequest request, String name) {
		HttpCookie cookie = request.getCookies().getFirst(name);
		return (cookie != null) ? cookie.getValue() : null;
	}

}

package com.foobar.gateway.routing;

import com.foobar.gateway.upstream.Instance;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * A cookie that leads a client back to the instance that has served it. Scripts cannot
 * read it, it travels encrypted only, and it ends with the browser's session. A client
 * that invents one gets an instance that it could have got anyway.
 *
 * @param name name of the cookie
 */
record StickyCookie(String name) implements Affinity {

	@Override
	public @Nullable String keyOf(ServerHttpRequest request) {
		return Affinity.cookie(request, this.name);
	}

	@Override
	public void remember(ServerWebExchange exchange, Instance instance) {
		if (!instance.mark().equals(keyOf(exchange.getRequest()))) {
			ResponseCookie cookie = ResponseCookie.from(this.name, instance.mark())
				.path("/")
				.secure(true)
				.httpOnly(true)
				.sameSite("Lax")
				.build();
			exchange.getResponse().getHeaders().add(HttpHeaders.SET_COOKIE, cookie.toString());
		}
	}

}

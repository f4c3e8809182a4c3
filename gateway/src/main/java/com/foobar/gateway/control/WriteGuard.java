package com.foobar.gateway.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import com.foobar.gateway.configuration.GatewayProperties;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Lets only those change anything on the management port who know the secret. No
 * component: it is made for the management server alone, by a file below
 * {@code META-INF/spring}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WriteGuard implements WebFilter {

	private static final String SCHEME = "Bearer ";

	private final byte @Nullable [] secret;

	WriteGuard(GatewayProperties properties) {
		String configured = properties.control().secret();
		this.secret = (configured != null) ? configured.getBytes(StandardCharsets.UTF_8) : null;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		HttpMethod method = request.getMethod();
		if (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method)) {
			return chain.filter(exchange);
		}
		if (this.secret == null) {
			return refuse(exchange.getResponse(), HttpStatus.FORBIDDEN,
					"Nothing can be changed here: the gateway has no foobar.gateway.control.secret.");
		}
		if (!knows(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION), this.secret)) {
			exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
			return refuse(exchange.getResponse(), HttpStatus.UNAUTHORIZED,
					"Send the gateway's foobar.gateway.control.secret as Authorization: Bearer.");
		}
		return chain.filter(exchange);
	}

	/** Takes as long for a wrong secret as for the right one. */
	private static boolean knows(@Nullable String authorization, byte[] secret) {
		return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
				&& MessageDigest.isEqual(secret,
						authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
	}

	private static Mono<Void> refuse(ServerHttpResponse response, HttpStatus status, String sentence) {
		response.setStatusCode(status);
		response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
		DataBuffer body = response.bufferFactory()
			.wrap(("{\"error\":\"" + sentence + "\"}").getBytes(StandardCharsets.UTF_8));
		return response.writeWith(Mono.just(body));
	}

}

package com.foobar.gateway.cache;

import java.time.Instant;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/** Answers a client with what is kept. */
final class CachedAnswer {

	static final String STATUS_HEADER = "Cache-Status";

	/** As which cache we speak in that header. */
	static final String NAME = "foobar-gateway";

	private CachedAnswer() {
	}

	/**
	 * Sends what is kept, or that the client has the same already.
	 * @param how parameters of {@code Cache-Status}, such as hit
	 */
	static Mono<Void> send(ServerWebExchange exchange, Stored stored, String how, long now) {
		ServerHttpResponse response = exchange.getResponse();
		HttpHeaders headers = response.getHeaders();
		headers.clear();
		headers.putAll(stored.headers());
		headers.set(HttpHeaders.AGE, Long.toString(stored.age(now)));
		headers.set(STATUS_HEADER, NAME + "; " + how);
		response.setStatusCode(HttpStatus.OK);
		if (exchange.checkNotModified(stored.headers().getETag(), lastModified(stored))) {
			return response.setComplete();
		}
		headers.setContentLength(stored.body().length);
		if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
			return response.setComplete();
		}
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(stored.body())));
	}

	private static Instant lastModified(Stored stored) {
		try {
			long millis = stored.headers().getLastModified();
			return (millis >= 0) ? Instant.ofEpochMilli(millis) : Instant.MIN;
		}
		catch (IllegalArgumentException ex) {
			return Instant.MIN;
		}
	}

}

package com.foobar.gateway.door;

import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Refuses requests for hosts that are not ours, before a server behind could build a link
 * from the name.
 */
@Component
final class KnownHostFilter implements GlobalFilter, Ordered {

	static final int ORDER = EdgeHeadersFilter.ORDER + 10;

	private static final HttpStatusCode MISDIRECTED = HttpStatusCode.valueOf(421);

	private final KnownHosts hosts;

	KnownHostFilter(KnownHosts hosts) {
		this.hosts = hosts;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		if (this.hosts.recognise(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.HOST)).isEmpty()) {
			return Mono.error(new ResponseStatusException(MISDIRECTED));
		}
		return chain.filter(exchange);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

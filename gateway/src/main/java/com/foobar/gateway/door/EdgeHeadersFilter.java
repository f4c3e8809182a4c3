package com.foobar.gateway.door;

import com.foobar.gateway.configuration.GatewayProperties;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Puts the headers that every answer of the site needs on it, once, whether a server
 * behind sent them or not.
 */
@Component
final class EdgeHeadersFilter implements GlobalFilter, Ordered {

	/** Before everything that may refuse a request. */
	static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

	private final String strictTransportSecurity;

	EdgeHeadersFilter(GatewayProperties properties) {
		long seconds = properties.hstsMaxAge().toSeconds();
		this.strictTransportSecurity = (seconds > 0) ? "max-age=" + seconds : "";
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		boolean encrypted = "https".equals(exchange.getRequest().getURI().getScheme());
		exchange.getResponse().beforeCommit(() -> {
			dress(exchange.getResponse().getHeaders(), encrypted);
			return Mono.empty();
		});
		return chain.filter(exchange);
	}

	private void dress(HttpHeaders headers, boolean encrypted) {
		headers.remove("Server");
		headers.set("X-Content-Type-Options", "nosniff");
		headers.remove("Strict-Transport-Security");
		if (encrypted && !this.strictTransportSecurity.isEmpty()) {
			headers.set("Strict-Transport-Security", this.strictTransportSecurity);
		}
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

package com.foobar.gateway.door;

import java.util.List;
import java.util.Map;

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

	/** Where a server behind says nothing itself. */
	private static final Map<String, String> DEFAULTS = Map.of("Referrer-Policy", "strict-origin-when-cross-origin",
			"X-Frame-Options", "DENY", "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
			"Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Resource-Policy", "same-origin");

	private static final String POLICY = "Content-Security-Policy";

	/** For answers that are no pages: whoever opens one in a browser sees it only. */
	private static final String CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'";

	/** For pages whose server has forgotten theirs. */
	private static final String PAGE_POLICY = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

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
		headers.remove(HttpHeaders.SERVER);
		headers.remove("X-Powered-By");
		headers.set("X-Content-Type-Options", "nosniff");
		headers.remove("Strict-Transport-Security");
		if (encrypted && !this.strictTransportSecurity.isEmpty()) {
			headers.set("Strict-Transport-Security", this.strictTransportSecurity);
		}
		DEFAULTS.forEach((name, value) -> setOnce(headers, name, value));
		setOnce(headers, POLICY, isPage(headers) ? PAGE_POLICY : CLOSED_POLICY);
	}

	private static void setOnce(HttpHeaders headers, String name, String value) {
		List<String> present = headers.getOrEmpty(name);
		if (present.isEmpty()) {
			headers.set(name, value);
		}
		else if (present.size() > 1) {
			headers.set(name, present.getFirst());
		}
	}

	private static boolean isPage(HttpHeaders headers) {
		String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
		return type != null && type.startsWith("text/html");
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

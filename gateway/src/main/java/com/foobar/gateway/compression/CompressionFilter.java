package com.foobar.gateway.compression;

import java.util.List;

import com.foobar.gateway.configuration.CompressionProperties;
import com.foobar.gateway.configuration.GatewayProperties;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Has the server compress an answer, when its last header is known and before its first
 * byte leaves.
 */
@Component
final class CompressionFilter implements GlobalFilter, Ordered {

	/** Before everything that may answer, and after those that set headers. */
	static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 12;

	private final boolean enabled;

	private final Compressible compressible;

	CompressionFilter(GatewayProperties properties) {
		CompressionProperties settings = properties.compression();
		this.enabled = settings.enabled();
		this.compressible = new Compressible(settings.minSize().toBytes());
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		if (this.enabled) {
			ServerHttpRequest request = exchange.getRequest();
			ServerHttpResponse response = exchange.getResponse();
			response.beforeCommit(() -> {
				compress(request, response);
				return Mono.empty();
			});
		}
		return chain.filter(exchange);
	}

	private void compress(ServerHttpRequest request, ServerHttpResponse response) {
		HttpHeaders headers = response.getHeaders();
		boolean worthIt = this.compressible.test(request, response.getStatusCode(), headers);
		boolean compressed = worthIt && Compressible.isAccepted(request);
		if (worthIt) {
			vary(headers);
		}
		if (compressed) {
			weaken(headers, headers.getETag());
			headers.remove(HttpHeaders.ACCEPT_RANGES);
		}
		HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
		// To be said each time: the compressor of an earlier answer is still in the
		// connection.
		server.compression(compressed);
	}

	/** Who does not take gzip is told too: caches must not give one the other's. */
	private static void vary(HttpHeaders headers) {
		List<String> names = headers.getVary();
		if (!names.contains("*") && names.stream().noneMatch(HttpHeaders.ACCEPT_ENCODING::equalsIgnoreCase)) {
			headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		}
	}

	/** The bytes are others now, the content is the same. */
	private static void weaken(HttpHeaders headers, @Nullable String tag) {
		if (tag != null && tag.startsWith("\"")) {
			headers.set(HttpHeaders.ETAG, "W/" + tag);
		}
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

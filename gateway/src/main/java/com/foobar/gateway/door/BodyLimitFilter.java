package com.foobar.gateway.door;

import com.foobar.gateway.configuration.GatewayProperties;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Refuses bodies that are too large: at once when the request says so, else when the
 * limit is passed.
 */
@Component
final class BodyLimitFilter implements GlobalFilter, Ordered {

	static final int ORDER = KnownHostFilter.ORDER + 10;

	private final long max;

	BodyLimitFilter(GatewayProperties properties) {
		this.max = properties.maxBody().toBytes();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		long announced = exchange.getRequest().getHeaders().getContentLength();
		if (announced > this.max) {
			return Mono.error(tooLarge());
		}
		if (announced >= 0 || hasNone(exchange.getRequest().getMethod())) {
			return chain.filter(exchange);
		}
		return chain.filter(exchange.mutate().request(new Counted(exchange.getRequest(), this.max)).build());
	}

	/** The firewall lets none of these in with a body. */
	private static boolean hasNone(HttpMethod method) {
		return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
	}

	private static ResponseStatusException tooLarge() {
		return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	/** A request that did not say how large it is. */
	private static final class Counted extends ServerHttpRequestDecorator {

		private final long max;

		private Counted(ServerHttpRequest request, long max) {
			super(request);
			this.max = max;
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return Flux.defer(() -> {
				long[] size = { 0 };
				return super.getBody().handle((part, sink) -> {
					size[0] += part.readableByteCount();
					if (size[0] > this.max) {
						DataBufferUtils.release(part);
						sink.error(tooLarge());
					}
					else {
						sink.next(part);
					}
				});
			});
		}

	}

}

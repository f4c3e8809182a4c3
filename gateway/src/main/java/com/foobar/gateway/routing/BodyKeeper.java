package com.foobar.gateway.routing;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.configuration.RetryProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Keeps bodies of requests until they are whole, so that slow clients occupy no instance,
 * and since some have to be sent twice: each up to a limit and all together up to another
 * one. Those that do not fit are passed on as they arrive, and are not repeated. A
 * creating request without an {@code Idempotency-Key} gets one, so that it can be
 * repeated.
 */
@Component
final class BodyKeeper {

	private final RetryProperties settings;

	private final RepeatRules rules;

	private final AtomicLong kept = new AtomicLong();

	BodyKeeper(GatewayProperties properties, RepeatRules rules, MeterRegistry registry) {
		this.settings = properties.retry();
		this.rules = rules;
		Gauge.builder("foobar.gateway.retry.kept", this.kept, AtomicLong::get)
			.description("Size of the request bodies that are kept")
			.baseUnit("bytes")
			.register(registry);
	}

	/** Whether there is a body, and not too large a one. */
	boolean wants(ServerHttpRequest request) {
		long length = request.getHeaders().getContentLength();
		return length > 0 && length <= this.settings.maxBody().toBytes();
	}

	/** The same request with its body at hand, once that has arrived. */
	Mono<ServerWebExchange> keep(ServerWebExchange exchange, Attempts attempts) {
		ServerHttpRequest request = exchange.getRequest();
		int length = Math.toIntExact(request.getHeaders().getContentLength());
		if (this.kept.addAndGet(length) > this.settings.maxBodies().toBytes()) {
			this.kept.addAndGet(-length);
			return Mono.just(exchange);
		}
		attempts.whenOver(() -> this.kept.addAndGet(-length));
		return read(request.getBody(), length)
			.map((body) -> exchange.mutate().request(new KeptRequest(request, body, headersWithKey(request))).build());
	}

	private HttpHeaders headersWithKey(ServerHttpRequest request) {
		if (!this.rules.lacksKey(request)) {
			return request.getHeaders();
		}
		HttpHeaders headers = new HttpHeaders();
		headers.addAll(request.getHeaders());
		headers.set(RepeatRules.IDEMPOTENCY_KEY, UUID.randomUUID().toString());
		return headers;
	}

	private static Mono<byte[]> read(Flux<DataBuffer> parts, int length) {
		return parts.reduceWith(() -> new Body(length), Body::append).map(Body::whole);
	}

	/** A body that arrives in parts. */
	private static final class Body {

		private final byte[] bytes;

		private int size;

		Body(int length) {
			this.bytes = new byte[length];
		}

		Body append(DataBuffer part) {
			try {
				int more = part.readableByteCount();
				if (more > this.bytes.length - this.size) {
					throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body is longer than announced");
				}
				part.read(this.bytes, this.size, more);
				this.size += more;
				return this;
			}
			finally {
				DataBufferUtils.release(part);
			}
		}

		byte[] whole() {
			if (this.size < this.bytes.length) {
				throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body is shorter than announced");
			}
			return this.bytes;
		}

	}

}

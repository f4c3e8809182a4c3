package com.foobar.gateway.routing;

import java.util.Arrays;

import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/** A request whose body can be read more than once. */
final class KeptRequest extends ServerHttpRequestDecorator {

	private final byte[] body;

	private final HttpHeaders headers;

	KeptRequest(ServerHttpRequest request, byte[] body, HttpHeaders headers) {
		super(request);
		this.body = body;
		this.headers = headers;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(this.body)));
	}

	int fingerprint() {
		return Arrays.hashCode(this.body);
	}

}

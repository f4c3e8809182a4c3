package com.foobar.gateway.forwarding;

import java.net.URI;
import java.time.Duration;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.eventloop.EventLoopTimers;
import io.netty.handler.codec.http.HttpMethod;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sends a request to the instance that was chosen and takes its answer in, which
 * {@link AnswerFilter} passes on. In place of the framework's own filter, which copies
 * all headers once for each of its header filters, and waits for answers on a thread of
 * its own.
 */
@Component
final class ForwardingFilter implements GlobalFilter, Ordered {

	/** Last: it ends the chain. */
	static final int ORDER = Ordered.LOWEST_PRECEDENCE;

	private final HttpClient client;

	private final RequestHead head;

	private final EventLoopTimers timers;

	private final Duration patience;

	ForwardingFilter(HttpClient upstreamHttpClient, RequestHead head, EventLoopTimers timers,
			GatewayProperties properties) {
		this.client = upstreamHttpClient;
		this.head = head;
		this.timers = timers;
		this.patience = properties.timeouts().responseHeaders();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		HttpClient.RequestSender sender = this.client.headers((told) -> this.head.write(exchange, told))
			.request(HttpMethod.valueOf(request.getMethod().name()))
			.uri(exchange.<URI>getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR));
		if (!AnnouncedBody.isIn(request)) {
			return this.timers.limit(receive(sender, exchange), this.patience, request);
		}
		// How long the client takes to send the body is not the instance's fault.
		Sinks.Empty<Void> sent = Sinks.empty();
		HttpClient.ResponseReceiver<?> receiver = sender
			.send((told, outbound) -> send(request, sent::tryEmitEmpty, outbound));
		return this.timers.limitFrom(sent.asMono(), receive(receiver, exchange), this.patience, request);
	}

	private static Mono<Void> receive(HttpClient.ResponseReceiver<?> receiver, ServerWebExchange exchange) {
		return receiver.responseConnection((head, connection) -> InstanceAnswer.receive(head, connection, exchange))
			.then();
	}

	/** A small body leaves together with the head. */
	private static Publisher<Void> send(ServerHttpRequest request, Runnable sent, NettyOutbound outbound) {
		Flux<DataBuffer> body = request.getBody().doOnComplete(sent);
		return WholeBody.isSmall(request.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH))
				? outbound.send(DataBufferUtils.join(body).map(NettyDataBufferFactory::toByteBuf))
				: outbound.send(body.map(NettyDataBufferFactory::toByteBuf));
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

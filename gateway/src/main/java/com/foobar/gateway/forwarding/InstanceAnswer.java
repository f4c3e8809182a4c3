package com.foobar.gateway.forwarding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientResponse;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * An instance's answer whose head has arrived, and with it the whole body when that is
 * small. The rest of larger ones is still in the connection.
 */
public final class InstanceAnswer {

	private static final String ATTRIBUTE = InstanceAnswer.class.getName();

	/** What comes piece by piece without an end in sight. */
	private static final List<MediaType> STREAMS = List.of(MediaType.TEXT_EVENT_STREAM, MediaType.APPLICATION_NDJSON);

	private final HttpClientResponse head;

	private final Connection connection;

	private final NettyDataBufferFactory buffers;

	/** Guarded by this, since a request may end at any moment. */
	private @Nullable DataBuffer whole;

	private boolean over;

	/** The connection may serve another request by now. */
	private volatile boolean received;

	private InstanceAnswer(HttpClientResponse head, Connection connection, NettyDataBufferFactory buffers) {
		this.head = head;
		this.connection = connection;
		this.buffers = buffers;
	}

	/** Takes an answer in, as far as it must have come to be worth something. */
	static Mono<Void> receive(HttpClientResponse head, Connection connection, ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		InstanceAnswer answer = new InstanceAnswer(head, connection, (NettyDataBufferFactory) response.bufferFactory());
		exchange.getAttributes().put(ATTRIBUTE, answer);
		return answer.isSmall()
				? DataBufferUtils.join(answer.parts())
					.doOnNext(answer::keep)
					.then(Mono.fromRunnable(() -> answer.announceWholeTo(response)))
				: Mono.fromRunnable(() -> answer.announceTo(response));
	}

	static @Nullable InstanceAnswer of(ServerWebExchange exchange) {
		return exchange.getAttribute(ATTRIBUTE);
	}

	private boolean isSmall() {
		return WholeBody.isSmall(this.head.responseHeaders().get(HttpHeaders.CONTENT_LENGTH));
	}

	private Flux<DataBuffer> parts() {
		return this.connection.inbound().receive().retain().map(this.buffers::wrap);
	}

	/** Writes the answer to the client: in one piece if it is small, else as it comes. */
	Mono<Void> writeTo(ServerHttpResponse response) {
		if (isSmall()) {
			return response.writeWith(Mono.justOrEmpty(take()));
		}
		return isStream(response.getHeaders()) ? response.writeAndFlushWith(parts().map(Flux::just))
				: response.writeWith(parts());
	}

	private static boolean isStream(HttpHeaders headers) {
		try {
			MediaType type = headers.getContentType();
			return type != null && STREAMS.stream().anyMatch((stream) -> stream.isCompatibleWith(type));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private synchronized @Nullable DataBuffer take() {
		DataBuffer body = this.whole;
		this.whole = null;
		this.over = true;
		return body;
	}

	private synchronized void keep(DataBuffer body) {
		if (this.over) {
			DataBufferUtils.release(body);
		}
		else {
			this.whole = body;
		}
	}

	private void announceWholeTo(ServerHttpResponse response) {
		this.received = true;
		announceTo(response);
	}

	/** Says nothing any more once it has been given up. */
	private synchronized void announceTo(ServerHttpResponse response) {
		if (this.over) {
			return;
		}
		response.setStatusCode(HttpStatusCode.valueOf(this.head.status().code()));
		HttpHeaders headers = response.getHeaders();
		Set<String> ofThisHop = HopHeaders.namedBy(this.head.responseHeaders().getAll(HttpHeaders.CONNECTION));
		for (Map.Entry<String, String> header : this.head.responseHeaders()) {
			if (!HopHeaders.contains(header.getKey().toLowerCase(Locale.ROOT), ofThisHop)) {
				headers.add(header.getKey(), header.getValue());
			}
		}
	}

	/** Gives up what an instance has answered so far, so that another can be asked. */
	public static void discard(ServerWebExchange exchange) {
		if (exchange.getAttributes().remove(ATTRIBUTE) instanceof InstanceAnswer answer) {
			answer.end();
			answer.head.responseHeaders().names().forEach(exchange.getResponse().getHeaders()::remove);
		}
	}

	/** Nobody wants what is left of it. */
	void end() {
		DataBuffer body = take();
		if (body != null) {
			DataBufferUtils.release(body);
		}
		if (!this.received) {
			this.connection.dispose();
		}
	}

}

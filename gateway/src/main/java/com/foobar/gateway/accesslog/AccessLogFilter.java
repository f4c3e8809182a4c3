package com.foobar.gateway.accesslog;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.configuration.UpstreamsProperties;
import com.foobar.gateway.forwarding.ClientAddresses;
import com.foobar.gateway.forwarding.RequestId;
import com.foobar.gateway.tracing.Trace;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Writes down every request when it has ended: by its answer, by an error page, by the
 * client going away.
 */
@Component
final class AccessLogFilter implements GlobalFilter, Ordered {

	/** After the one that gives an id, before everything that may refuse. */
	static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 5;

	private final AccessLog log;

	private final ClientAddresses clients;

	private final Map<String, String> instances = new HashMap<>();

	AccessLogFilter(AccessLog log, ClientAddresses clients, GatewayProperties properties) {
		this.log = log;
		this.clients = clients;
		for (UpstreamsProperties.Upstream upstream : List.of(properties.upstreams().appService(),
				properties.upstreams().webApp())) {
			upstream.instances()
				.forEach((instance) -> this.instances.put(instance.url().getAuthority(), instance.name()));
		}
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		if (!this.log.isOn()) {
			return chain.filter(exchange);
		}
		Request request = new Request();
		exchange.getAttributes().put(Request.ATTRIBUTE, request);
		ServerWebExchange counted = exchange.mutate().response(new Counted(exchange.getResponse(), request)).build();
		return chain.filter(counted).doOnError((failure) -> failed(exchange, request)).doFinally((signal) -> {
			if (signal != SignalType.ON_ERROR) {
				end(exchange, request, (signal == SignalType.CANCEL) ? "client left" : null);
			}
		});
	}

	/** An error page is still to come, unless the answer had begun. */
	private void failed(ServerWebExchange exchange, Request request) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted()) {
			end(exchange, request, "cut short");
			return;
		}
		response.beforeCommit(() -> {
			request.sends(Math.max(response.getHeaders().getContentLength(), 0));
			end(exchange, request, null);
			return Mono.empty();
		});
	}

	private void end(ServerWebExchange exchange, Request request, @Nullable String ending) {
		if (!request.end()) {
			return;
		}
		ServerHttpRequest asked = exchange.getRequest();
		HttpStatusCode status = exchange.getResponse().getStatusCode();
		this.log.add(new AccessEntry(request.time(), this.clients.of(asked).getHostAddress(), asked.getMethod().name(),
				Queries.withoutSecrets(asked.getURI()), (status != null) ? status.value() : null, request.bytes(),
				request.millis(), nameOf(request.target()), request.tries(), RequestId.of(exchange),
				Trace.of(exchange).id(), ending));
	}

	private @Nullable String nameOf(@Nullable URI target) {
		return (target != null) ? this.instances.get(target.getAuthority()) : null;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	/** An answer whose bytes are counted. */
	private static final class Counted extends ServerHttpResponseDecorator {

		private final Request request;

		private Counted(ServerHttpResponse response, Request request) {
			super(response);
			this.request = request;
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			// One that comes whole leaves whole.
			return super.writeWith((body instanceof Mono<? extends DataBuffer> whole) ? whole.doOnNext(this::count)
					: Flux.from(body).doOnNext(this::count));
		}

		@Override
		public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
			return super.writeAndFlushWith(Flux.from(body).map((part) -> Flux.from(part).doOnNext(this::count)));
		}

		private void count(DataBuffer part) {
			this.request.sends(part.readableByteCount());
		}

	}

}

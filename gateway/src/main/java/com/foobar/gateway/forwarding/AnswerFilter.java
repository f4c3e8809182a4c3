package com.foobar.gateway.forwarding;

import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Passes an instance's answer on to the client. */
@Component
final class AnswerFilter implements GlobalFilter, Ordered {

	/** Before the filters that choose an instance and ask it. */
	static final int ORDER = -1;

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		return chain.filter(exchange).then(Mono.defer(() -> write(exchange))).doFinally((signal) -> {
			InstanceAnswer answer = InstanceAnswer.of(exchange);
			if (signal != SignalType.ON_COMPLETE && answer != null) {
				answer.end();
			}
		});
	}

	private static Mono<Void> write(ServerWebExchange exchange) {
		InstanceAnswer answer = InstanceAnswer.of(exchange);
		if (answer == null) {
			return Mono.empty();
		}
		if (exchange.getResponse().isCommitted()) {
			answer.end();
			return Mono.empty();
		}
		return answer.writeTo(exchange.getResponse());
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

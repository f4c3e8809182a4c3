package com.foobar.gateway.health;

import java.net.URI;
import java.time.Duration;

import io.netty.channel.ChannelOption;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Asks one address whether it is ready, each time by a new connection, as a new client
 * would.
 */
final class HealthProbe {

	private final HttpClient client;

	private final Duration timeout;

	HealthProbe(Duration timeout) {
		this.timeout = timeout;
		this.client = HttpClient.create(ConnectionProvider.newConnection())
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis()))
			.headers((headers) -> headers.set("User-Agent", "foobar-gateway-health"))
			.keepAlive(false);
	}

	Mono<Verdict> verdict(URI address) {
		return this.client.get()
			.uri(address)
			.response()
			.map((response) -> verdict(response.status().code()))
			.timeout(this.timeout, Mono.fromSupplier(() -> new Verdict.NoAnswer("no answer in " + this.timeout)))
			.onErrorResume((failure) -> Mono.just(new Verdict.NotReady(String.valueOf(failure.getMessage()))));
	}

	private static Verdict verdict(int status) {
		return (status >= 200 && status < 300) ? new Verdict.Ready()
				: new Verdict.NotReady("its health check answered " + status);
	}

}

package com.foobar.gateway.door;

import com.foobar.gateway.configuration.ClientProperties;
import com.foobar.gateway.configuration.GatewayProperties;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;

/**
 * Limits on the listeners that have no property: slow senders, and many requests in one
 * HTTP/2 connection.
 */
@Component
final class ServerLimits implements NettyServerCustomizer {

	private final ClientProperties limits;

	ServerLimits(GatewayProperties properties) {
		this.limits = properties.client();
	}

	@Override
	public HttpServer apply(HttpServer server) {
		return server.readTimeout(this.limits.readTimeout())
			.requestTimeout(this.limits.requestTimeout())
			.http2Settings((settings) -> settings.maxConcurrentStreams(this.limits.maxStreams()));
	}

}

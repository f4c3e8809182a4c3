package com.foobar.gateway.door;

import com.foobar.gateway.configuration.ClientProperties;
import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.firewall.Firewall;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;

/**
 * What the listeners have no property for: the firewall, and limits on slow senders and
 * on many requests in one HTTP/2 connection.
 */
@Component
final class ServerLimits implements NettyServerCustomizer {

	private final ClientProperties limits;

	private final Firewall firewall;

	ServerLimits(GatewayProperties properties, Firewall firewall) {
		this.limits = properties.client();
		this.firewall = firewall;
	}

	@Override
	public HttpServer apply(HttpServer server) {
		return this.firewall.apply(server)
			.readTimeout(this.limits.readTimeout())
			.requestTimeout(this.limits.requestTimeout())
			.http2Settings((settings) -> settings.maxConcurrentStreams(this.limits.maxStreams()));
	}

}

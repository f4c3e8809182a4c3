package com.foobar.gateway.door;

import com.foobar.gateway.configuration.ClientProperties;
import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.configuration.Http2Properties;
import com.foobar.gateway.firewall.Firewall;
import reactor.netty.http.Http2SettingsSpec;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * What the listeners have no property for: the firewall, and limits on slow senders and
 * on many requests in one HTTP/2 connection.
 */
@Component
final class ServerLimits implements NettyServerCustomizer {

	private final ClientProperties limits;

	private final Http2Properties http2;

	private final long maxHeaders;

	private final Firewall firewall;

	ServerLimits(GatewayProperties properties, ServerProperties serverProperties, Firewall firewall) {
		this.limits = properties.client();
		this.http2 = properties.http2();
		this.maxHeaders = serverProperties.getMaxHttpRequestHeaderSize().toBytes();
		this.firewall = firewall;
	}

	@Override
	public HttpServer apply(HttpServer server) {
		return this.firewall.apply(server)
			.readTimeout(this.limits.readTimeout())
			.requestTimeout(this.limits.requestTimeout())
			.http2Settings(this::limit);
	}

	private void limit(Http2SettingsSpec.Builder settings) {
		int window = Math.toIntExact(this.http2.window().toSeconds());
		settings.maxConcurrentStreams(this.limits.maxStreams())
			.maxHeaderListSize(this.maxHeaders)
			.maxDecodedRstFramesPerWindow(this.http2.maxResets(), window)
			.maxEncodedRstFramesPerWindow(this.http2.maxResets(), window);
	}

}

package com.foobar.gateway.door;

import java.time.Duration;

import com.foobar.gateway.configuration.ClientProperties;
import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.configuration.Http2Properties;
import com.foobar.gateway.firewall.Firewall;
import reactor.netty.http.Http2SettingsSpec;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * What the listeners have no property for: the firewall, and limits on slow senders and
 * on many requests in one HTTP/2 connection. The settings of HTTP/2 can only be set all
 * at once, so this comes after the framework, which sets one of them.
 */
@Component
final class ServerLimits implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {

	private static final Duration AFTER_THE_ANSWER = Duration.ofSeconds(1);

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
	public void customize(NettyReactiveWebServerFactory factory) {
		factory.addServerCustomizers(this::apply);
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	HttpServer apply(HttpServer server) {
		return this.firewall.apply(server)
			// The server hangs up at once: first comes the answer to a late body.
			.readTimeout(this.limits.readTimeout().plus(AFTER_THE_ANSWER))
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

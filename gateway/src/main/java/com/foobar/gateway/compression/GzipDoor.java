package com.foobar.gateway.compression;

import com.foobar.gateway.configuration.GatewayProperties;
import reactor.netty.http.server.compression.GzipOption;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Tells the site's port how hard to compress what {@link CompressionFilter} asks it to.
 */
@Component
final class GzipDoor implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

	private final GzipOption effort;

	GzipDoor(GatewayProperties properties) {
		this.effort = GzipOption.builder().compressionLevel(properties.compression().level()).build();
	}

	@Override
	public void customize(NettyReactiveWebServerFactory factory) {
		factory.addServerCustomizers((server) -> server.compressOptions(this.effort));
	}

}

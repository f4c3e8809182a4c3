package com.foobar.gateway.tls;

import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Makes the site's port speak TLS, and no other: the operators' port has a server factory
 * of its own.
 */
@Component
@Profile("!training")
final class TlsDoor implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

	private final Certificates certificates;

	TlsDoor(Certificates certificates) {
		this.certificates = certificates;
	}

	@Override
	public void customize(NettyReactiveWebServerFactory factory) {
		factory.addServerCustomizers(this::secure);
	}

	private HttpServer secure(HttpServer server) {
		return server.protocol(HttpProtocol.HTTP11, HttpProtocol.H2)
			.secure((spec) -> spec.sslContext(this.certificates.forName(null).getSslContext())
				.setSniAsyncMappings((name, promise) -> promise.setSuccess(this.certificates.forName(name))));
	}

}

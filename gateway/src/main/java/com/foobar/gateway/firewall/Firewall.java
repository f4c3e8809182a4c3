package com.foobar.gateway.firewall;

import java.time.Duration;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.configuration.Http2Properties;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import org.springframework.stereotype.Component;

/**
 * Stands at a listener: turns connections away that may not come in, and puts into the
 * others the guards of the protocol that the client has chosen.
 */
@Component
public final class Firewall {

	private static final String FRAMING = "foobar.framing";

	private static final String REQUESTS = "foobar.requests";

	private final ConnectionGate gate;

	private final RefusalCounters counters;

	private final Duration patience;

	private final Http2Properties http2;

	private final boolean proxyProtocol;

	Firewall(ConnectionGate gate, RefusalCounters counters, GatewayProperties properties) {
		this.gate = gate;
		this.counters = counters;
		this.patience = properties.client().headerTimeout();
		this.http2 = properties.http2();
		this.proxyProtocol = properties.proxies().proxyProtocol();
	}

	public HttpServer apply(HttpServer server) {
		return server.doOnChannelInit((observer, channel, remote) -> {
			if (this.gate.admit(channel)) {
				guard(channel);
			}
		});
	}

	private void guard(Channel channel) {
		ChannelPipeline pipeline = channel.pipeline();
		if (pipeline.get(NettyPipeline.H2OrHttp11Codec) != null) {
			pipeline.addBefore(NettyPipeline.H2OrHttp11Codec, FRAMING, new Choice());
		}
		else {
			guardHttp1(pipeline, pipeline.get(NettyPipeline.SslHandler) != null);
		}
		if (this.proxyProtocol && this.gate.isProxy(channel)) {
			pipeline.addFirst(new HAProxyMessageDecoder(), new ProxyAnnouncement(this.gate));
		}
	}

	private void guardHttp1(ChannelPipeline pipeline, boolean encrypted) {
		pipeline.addBefore(NettyPipeline.HttpCodec, FRAMING, new FramingGuard(this.patience))
			.addAfter(NettyPipeline.HttpCodec, REQUESTS, new RequestGuard(this.counters, encrypted));
	}

	/** Waits until the handshake has told the protocol. */
	private final class Choice extends ChannelInboundHandlerAdapter {

		@Override
		public void userEventTriggered(ChannelHandlerContext context, Object event) {
			context.fireUserEventTriggered(event);
			if (!(event instanceof SslHandshakeCompletionEvent handshake) || !handshake.isSuccess()) {
				return;
			}
			ChannelPipeline pipeline = context.pipeline();
			pipeline.remove(this);
			if (pipeline.get(NettyPipeline.H2MultiplexHandler) != null) {
				pipeline.addBefore(NettyPipeline.H2MultiplexHandler, REQUESTS,
						new Http2Guard(Firewall.this.counters, Firewall.this.http2));
			}
			else {
				guardHttp1(pipeline, true);
			}
		}

	}

}

package com.foobar.gateway.firewall;

import java.time.Duration;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.configuration.Http2Properties;
import com.foobar.gateway.departure.Departure;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodec;
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

	private final Departure departure;

	private final Duration patience;

	private final Http2Properties http2;

	private final int maxStreams;

	private final boolean proxyProtocol;

	Firewall(ConnectionGate gate, RefusalCounters counters, Departure departure, GatewayProperties properties) {
		this.gate = gate;
		this.counters = counters;
		this.departure = departure;
		this.patience = properties.client().headerTimeout();
		this.http2 = properties.http2();
		this.maxStreams = Math.toIntExact(properties.client().maxStreams());
		this.proxyProtocol = properties.proxies().proxyProtocol();
	}

	public HttpServer apply(HttpServer server) {
		return server.doOnChannelInit((observer, channel, remote) -> {
			if (this.gate.admit(channel)) {
				guard(channel);
				this.departure.add(channel);
			}
		}).doOnBound(this.departure::add);
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

	private void guardHttp2(ChannelPipeline pipeline, Http2FrameCodec codec) {
		codec.decoder().frameListener(new ControlFrames(codec.decoder().frameListener(), this.http2));
		// A client that never acknowledges our settings would else have no limit.
		codec.connection().remote().maxActiveStreams(this.maxStreams);
		pipeline.addBefore(NettyPipeline.H2MultiplexHandler, REQUESTS, new Http2Guard(this.counters));
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
			switch (pipeline.get(NettyPipeline.HttpCodec)) {
				case Http2FrameCodec codec -> guardHttp2(pipeline, codec);
				case HttpServerCodec codec -> guardHttp1(pipeline, true);
				case null, default -> {
					// Unguarded, so nobody may use it.
					var unused = context.close();
				}
			}
		}

	}

}

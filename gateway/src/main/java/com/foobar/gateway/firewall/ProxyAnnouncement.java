package com.foobar.gateway.firewall;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.util.AttributeKey;
import io.netty.util.NetUtil;

/**
 * Takes from a trusted proxy, by the PROXY protocol, for whom it has opened a connection.
 * A proxy that asks for itself, such as for a health check, names nobody.
 */
final class ProxyAnnouncement extends SimpleChannelInboundHandler<HAProxyMessage> {

	/**
	 * Where Reactor Netty looks for it. Its own reader would believe every client,
	 * trusted or not.
	 */
	private static final AttributeKey<InetSocketAddress> ANNOUNCED = AttributeKey
		.valueOf("remoteAddressFromProxyProtocol");

	private final ConnectionGate gate;

	ProxyAnnouncement(ConnectionGate gate) {
		this.gate = gate;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, HAProxyMessage announcement) {
		context.pipeline().remove(this);
		String source = announcement.sourceAddress();
		InetAddress client = (source != null) ? NetUtil.createInetAddressFromIpAddressString(source) : null;
		if (client != null) {
			context.channel().attr(ANNOUNCED).set(new InetSocketAddress(client, announcement.sourcePort()));
			if (!this.gate.admit(context.channel(), client)) {
				return;
			}
		}
		context.read();
	}

}

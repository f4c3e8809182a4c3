package com.foobar.gateway.forwarding;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import com.foobar.gateway.configuration.AddressRange;
import com.foobar.gateway.configuration.GatewayProperties;
import io.netty.util.NetUtil;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Tells who a client is: whoever has connected, unless that is a trusted proxy, whose
 * word about the one before it counts.
 */
@Component
public final class ClientAddresses {

	static final String FORWARDED_FOR = "X-Forwarded-For";

	private static final InetAddress UNKNOWN = new InetSocketAddress(0).getAddress();

	private final List<AddressRange> trusted;

	ClientAddresses(GatewayProperties properties) {
		this.trusted = properties.proxies().trusted();
	}

	public InetAddress of(ServerHttpRequest request) {
		InetSocketAddress remote = request.getRemoteAddress();
		InetAddress peer = (remote != null && remote.getAddress() != null) ? remote.getAddress() : UNKNOWN;
		return isTrusted(peer) ? behind(peer, request) : peer;
	}

	/** Whether the one who has connected is a trusted proxy. */
	boolean isProxy(ServerHttpRequest request) {
		InetSocketAddress remote = request.getRemoteAddress();
		return remote != null && remote.getAddress() != null && isTrusted(remote.getAddress());
	}

	private boolean isTrusted(InetAddress address) {
		return !this.trusted.isEmpty() && AddressRange.anyContains(this.trusted, address);
	}

	/**
	 * Goes back from proxy to proxy, as long as they are trusted. What stands before the
	 * first untrusted address is that one's claim, which counts for nothing.
	 */
	private InetAddress behind(InetAddress proxy, ServerHttpRequest request) {
		String[] hops = String.join(",", request.getHeaders().getOrEmpty(FORWARDED_FOR)).split(",", -1);
		InetAddress client = proxy;
		for (int i = hops.length - 1; i >= 0; i--) {
			InetAddress hop = NetUtil.createInetAddressFromIpAddressString(hops[i].strip());
			if (hop == null) {
				return client;
			}
			client = hop;
			if (!isTrusted(hop)) {
				return client;
			}
		}
		return client;
	}

}

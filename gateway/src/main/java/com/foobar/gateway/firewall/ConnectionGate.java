package com.foobar.gateway.firewall;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.foobar.gateway.configuration.AddressRange;
import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.configuration.LimitProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;

import org.springframework.stereotype.Component;

/**
 * Turns connections away, before they cost a handshake, whose address may not come in or
 * has too many already. A trusted proxy stands for many clients and is not counted as
 * one; those whom it announces by the PROXY protocol are.
 */
@Component
final class ConnectionGate {

	private final AddressRules addresses;

	private final List<AddressRange> proxies;

	private final LimitProperties limits;

	private final RefusalCounters counters;

	private final AtomicInteger open = new AtomicInteger();

	/** Holds clients with open connections only. */
	private final Map<Long, Integer> openByClient = new ConcurrentHashMap<>();

	ConnectionGate(GatewayProperties properties, AddressRules addresses, RefusalCounters counters,
			MeterRegistry registry) {
		this.addresses = addresses;
		this.proxies = properties.proxies().trusted();
		this.limits = properties.limits();
		this.counters = counters;
		Gauge.builder("foobar.gateway.connections", this.open, AtomicInteger::get)
			.description("Connections that clients have open")
			.register(registry);
	}

	/** Closes a new connection, or counts it until it closes. */
	boolean admit(Channel channel) {
		int all = this.open.incrementAndGet();
		channel.closeFuture().addListener((closed) -> this.open.decrementAndGet());
		if (all > this.limits.allConnections()) {
			return turnAway(channel, Refusal.CONNECTIONS);
		}
		return isProxy(channel) || admit(channel, addressOf(channel));
	}

	/** Whether a trusted proxy has opened the connection, for somebody else. */
	boolean isProxy(Channel channel) {
		return AddressRange.anyContains(this.proxies, addressOf(channel));
	}

	/** The same for whom a connection is. */
	boolean admit(Channel channel, InetAddress address) {
		if (!this.addresses.admit(address)) {
			return turnAway(channel, Refusal.ADDRESS);
		}
		if (AddressRange.anyContains(this.limits.exempt(), address)) {
			return true;
		}
		long client = ClientKey.of(address);
		int own = this.openByClient.merge(client, 1, Integer::sum);
		channel.closeFuture().addListener((closed) -> forget(client));
		return own <= this.limits.connections() || turnAway(channel, Refusal.CONNECTIONS);
	}

	private boolean turnAway(Channel channel, Refusal refusal) {
		this.counters.count(refusal);
		var unused = channel.close();
		return false;
	}

	private void forget(long client) {
		this.openByClient.computeIfPresent(client, (key, count) -> (count > 1) ? count - 1 : null);
	}

	private static InetAddress addressOf(Channel channel) {
		return (channel.remoteAddress() instanceof InetSocketAddress remote && remote.getAddress() != null)
				? remote.getAddress() : new InetSocketAddress(0).getAddress();
	}

}

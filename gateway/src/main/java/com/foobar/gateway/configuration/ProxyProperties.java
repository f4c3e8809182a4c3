package com.foobar.gateway.configuration;

import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Proxies that stand before the gateway.
 *
 * @param trusted address ranges of proxies whose word about the client counts; empty when
 * clients connect by themselves
 * @param proxyProtocol Whether those proxies announce each connection by the PROXY
 * protocol, version 1 or 2
 */
public record ProxyProperties(@DefaultValue List<AddressRange> trusted, @DefaultValue("false") boolean proxyProtocol) {

	public ProxyProperties {
		if (proxyProtocol && trusted.isEmpty()) {
			throw new InvalidConfigurationException(
					"foobar.gateway.proxies.proxy-protocol is on, but foobar.gateway.proxies.trusted names nobody who may use it",
					"Set foobar.gateway.proxies.trusted to the addresses of the proxies, for example 192.0.2.10.");
		}
		for (AddressRange range : trusted) {
			if (range.isEverything()) {
				throw new InvalidConfigurationException(
						"foobar.gateway.proxies.trusted holds " + range
								+ ", so every client could claim to be any other",
						"Name only the addresses of the proxies themselves.");
			}
		}
	}

}

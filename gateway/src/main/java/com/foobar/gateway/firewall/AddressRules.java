package com.foobar.gateway.firewall;

import java.net.InetAddress;
import java.util.List;

import com.foobar.gateway.configuration.AddressRange;
import com.foobar.gateway.configuration.GatewayProperties;

import org.springframework.stereotype.Component;

/** Which addresses may come in at all. */
@Component
final class AddressRules {

	private final List<AddressRange> allow;

	private final List<AddressRange> deny;

	AddressRules(GatewayProperties properties) {
		this.allow = properties.firewall().allow();
		this.deny = properties.firewall().deny();
	}

	boolean admit(InetAddress address) {
		return !AddressRange.anyContains(this.deny, address)
				&& (this.allow.isEmpty() || AddressRange.anyContains(this.allow, address));
	}

}

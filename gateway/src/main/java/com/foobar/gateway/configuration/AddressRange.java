package com.foobar.gateway.configuration;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;

/** Addresses of one network. */
public final class AddressRange {

	private static final int ANY_PORT = 0;

	private final String text;

	private final IpSubnetFilterRule rule;

	private AddressRange(String text, IpSubnetFilterRule rule) {
		this.text = text;
		this.rule = rule;
	}

	/**
	 * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a single address. Names are no
	 * addresses: what they mean may change.
	 */
	public static AddressRange valueOf(String text) {
		int slash = text.indexOf('/');
		String address = (slash < 0) ? text : text.substring(0, slash);
		byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
		if (bytes == null) {
			throw invalid(text);
		}
		int bits = bytes.length * Byte.SIZE;
		int prefix = bits;
		if (slash >= 0) {
			try {
				prefix = Integer.parseInt(text, slash + 1, text.length(), 10);
			}
			catch (NumberFormatException ex) {
				throw invalid(text);
			}
		}
		if (prefix < 0 || prefix > bits) {
			throw invalid(text);
		}
		return new AddressRange(text, new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT));
	}

	private static InvalidConfigurationException invalid(String text) {
		return new InvalidConfigurationException(text + " is no range of addresses",
				"Write it as 192.0.2.0/24, 2001:db8::/32 or a single address.");
	}

	public boolean contains(InetAddress address) {
		return this.rule.matches(new InetSocketAddress(address, ANY_PORT));
	}

	boolean isEverything() {
		return this.text.endsWith("/0");
	}

	/** Whether one of these ranges contains an address. */
	public static boolean anyContains(List<AddressRange> ranges, InetAddress address) {
		for (AddressRange range : ranges) {
			if (range.contains(address)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof AddressRange range && range.text.equals(this.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	@Override
	public String toString() {
		return this.text;
	}

}

package com.foobar.appservice.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What one person has for an address: the whole of an IPv4 address, the first 64 bits of
 * an IPv6 address, whose rest everybody chooses freely.
 */
final class Network {

	private static final int PREFIX_BYTES = 8;

	private Network() {
	}

	/** The network of an address; a text that is none stands for itself. */
	static String of(String address) {
		try {
			InetAddress parsed = InetAddress.ofLiteral(address);
			return (parsed instanceof Inet6Address)
					? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES))
					: parsed.getHostAddress();
		}
		catch (IllegalArgumentException ex) {
			return address;
		}
	}

}

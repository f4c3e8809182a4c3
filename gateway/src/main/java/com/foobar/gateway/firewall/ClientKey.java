package com.foobar.gateway.firewall;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * What is counted as one client: an IPv4 address, or the first 64 bits of an IPv6
 * address, since one household has all the others.
 */
final class ClientKey {

	/** Begins no IPv6 address that could send anything. */
	private static final long IPV4 = 0xffff_ffff_0000_0000L;

	private static final int IPV6_LENGTH = 16;

	private ClientKey() {
	}

	static long of(InetAddress address) {
		byte[] bytes = address.getAddress();
		ByteBuffer numbers = ByteBuffer.wrap(bytes);
		return (bytes.length == IPV6_LENGTH) ? numbers.getLong() : IPV4 | (numbers.getInt() & 0xffff_ffffL);
	}

}

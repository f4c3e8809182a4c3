package com.foobar.gateway.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressRangeTests {

	@ParameterizedTest
	@CsvSource({ "192.0.2.0/24, 192.0.2.255, true", "192.0.2.0/24, 192.0.3.0, false", "192.0.2.7, 192.0.2.7, true",
			"192.0.2.7, 192.0.2.8, false", "192.0.2.7/24, 192.0.2.1, true", "0.0.0.0/0, 203.0.113.1, true",
			"0.0.0.0/0, 2001:db8::1, false", "2001:db8::/32, 2001:db8:ffff::1, true",
			"2001:db8::/32, 2001:db9::1, false", "2001:db8::1, 2001:db8::1, true", "::/0, 2001:db8::1, true",
			"::/0, 192.0.2.1, false", "192.0.2.0/24, ::ffff:192.0.2.1, true" })
	void containsTheAddressesOfItsNetworkOnly(String range, String address, boolean contained)
			throws UnknownHostException {
		assertThat(AddressRange.valueOf(range).contains(InetAddress.getByName(address))).isEqualTo(contained);
	}

}

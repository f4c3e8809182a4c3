package com.foobar.localstack.stack;

import java.net.InetSocketAddress;

/**
 * An address on which a service listens.
 *
 * @param label what it is for: {@code https}, {@code http}, {@code mysql} or
 * {@code management}
 * @param host a loopback address
 * @param port the port, 1 to 65,535
 */
public record Endpoint(String label, String host, int port) {

	public InetSocketAddress socketAddress() {
		return new InetSocketAddress(this.host, this.port);
	}

	public String address() {
		return this.host + ":" + this.port;
	}

}

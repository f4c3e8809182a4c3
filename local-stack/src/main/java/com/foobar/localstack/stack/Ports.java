package com.foobar.localstack.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tells whether addresses of this machine exist and are free. */
public final class Ports {

	private Ports() {
	}

	/** Whether a service could listen there now. */
	public static boolean isFree(Endpoint endpoint) {
		try (ServerSocket socket = new ServerSocket()) {
			// As the servers themselves do: connections that are winding down are no
			// obstacle.
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getByName(endpoint.host()), endpoint.port()), 1);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * The process that listens on a port, in words; "another program" where the system
	 * does not tell.
	 */
	public static String owner(int port) {
		return PortOwner.of(port);
	}

	/**
	 * Whether this machine has the address; Linux has all of 127.0.0.0/8, others have
	 * 127.0.0.1 only.
	 */
	public static boolean isOurs(String host) {
		return isFree(new Endpoint("probe", host, 0));
	}

}

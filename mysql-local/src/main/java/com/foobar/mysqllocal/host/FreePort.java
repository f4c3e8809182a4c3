package com.foobar.mysqllocal.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds a loopback port that nobody listens on, and never the same one twice.
 * <p>
 * It lies below the range from which systems take the ports of outgoing connections: a
 * client that keeps knocking at a stopped server's port inside that range can be given
 * that very port, and then holds it.
 */
public final class FreePort {

	private static final int FIRST = 20_000;

	private static final int COUNT = 10_000;

	private static final int TRIES = 200;

	/** Found before and perhaps not listened on yet. */
	private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

	private FreePort() {
	}

	public static int find() {
		for (int attempt = 0; attempt < TRIES; attempt++) {
			int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				if (GIVEN.add(port)) {
					return socket.getLocalPort();
				}
			}
			catch (IOException ex) {
				// Taken: try another one.
			}
		}
		throw new MysqlLocalException("No free port between " + FIRST + " and " + (FIRST + COUNT) + " after " + TRIES
				+ " tries: stop what listens there.");
	}

}

package com.foobar.localstack.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Looking for ports that are taken, and by whom. */
class PortsTests {

	@Test
	void seesThatAPortIsTaken() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(Ports.isFree(new Endpoint("http", "127.0.0.1", taken.getLocalPort()))).isFalse();
		}
	}

	@Test
	void seesThatAnAddressIsNotOurs() {
		assertThat(Ports.isOurs("127.0.0.1")).isTrue();
		assertThat(Ports.isOurs("192.0.2.77")).isFalse();
	}

	@Test
	void namesTheProcessThatHoldsAPort() throws IOException {
		assumeThat(Files.exists(Path.of("/proc/net/tcp"))).as("only Linux shows who listens").isTrue();

		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(Ports.owner(taken.getLocalPort())).startsWith("process " + ProcessHandle.current().pid() + " (");
		}
	}

}

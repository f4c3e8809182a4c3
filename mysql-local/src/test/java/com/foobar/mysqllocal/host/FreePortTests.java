package com.foobar.mysqllocal.host;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Ports for servers of tests. */
class FreePortTests {

	@Test
	void findsPortsBelowThoseOfOutgoingConnectionsAndNoneTwice() {
		assertThat(IntStream.range(0, 50).mapToObj((number) -> FreePort.find()).toList()).doesNotHaveDuplicates()
			.allMatch((port) -> port >= 20_000 && port < 30_000);
	}

}

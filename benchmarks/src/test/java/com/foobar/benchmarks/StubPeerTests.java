package com.foobar.benchmarks;

import com.foobar.benchmarks.peer.OpenPeer;
import com.foobar.benchmarks.peer.StubPeer;
import com.foobar.benchmarks.stub.StubServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

class StubPeerTests {

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "HIKARICP")
	void readsOnTheReplicaInEveryReadOnlyTransaction(StubPeer peer) throws Exception {
		try (OpenPeer open = peer.open()) {
			ReadOnlyTransaction transaction = new ReadOnlyTransaction(open.dataSource(), StubServer.WHO);

			assertThat(transaction.bySpring()).isEqualTo("replica");
			assertThat(transaction.bySpring()).isEqualTo("replica");
			// It hears of read-only transactions from Spring alone.
			String byHand = (peer == StubPeer.SPRING_ROUTING_LAZY) ? "primary" : "replica";
			assertThat(transaction.byHand()).isEqualTo(byHand);
			assertThat(transaction.byHand()).isEqualTo(byHand);
		}
	}

}

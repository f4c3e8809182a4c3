package com.foobar.benchmarks;

import java.sql.SQLException;

import com.foobar.benchmarks.peer.OpenPeer;
import com.foobar.benchmarks.peer.ServerPeer;
import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerPeerIntegrationTests {

	private final ReplicatedPair pair = ReplicatedPair.start();

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "CONNECTOR_J", "MARIADB" })
	void readsOnTheReplicaInEveryReadOnlyTransaction(ServerPeer peer) throws SQLException {
		try (OpenPeer open = peer.open(this.pair)) {
			ReadOnlyTransaction transaction = new ReadOnlyTransaction(open.dataSource(), "SELECT @@port");
			String replica = String.valueOf(this.pair.replica().port());

			assertThat(transaction.bySpring()).isEqualTo(replica);
			assertThat(transaction.bySpring()).isEqualTo(replica);
		}
	}

	@AfterAll
	void end() {
		this.pair.close();
	}

}

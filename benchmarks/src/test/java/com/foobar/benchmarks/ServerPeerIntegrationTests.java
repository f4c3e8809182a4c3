package com.foobar.benchmarks;

import java.sql.SQLException;

import com.foobar.benchmarks.peer.OpenPeer;
import com.foobar.benchmarks.peer.ServerPeer;
import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

class ServerPeerIntegrationTests {

	@AutoClose
	private static final ReplicatedPair pair = ReplicatedPair.start();

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "CONNECTOR_J", "MARIADB" })
	void readsOnTheReplicaInEveryReadOnlyTransaction(ServerPeer peer) throws SQLException {
		try (OpenPeer open = peer.open(pair)) {
			ReadOnlyTransaction transaction = new ReadOnlyTransaction(open.dataSource(), "SELECT @@port");
			String replica = String.valueOf(pair.replica().port());

			assertThat(transaction.bySpring()).isEqualTo(replica);
			assertThat(transaction.bySpring()).isEqualTo(replica);
		}
	}

}

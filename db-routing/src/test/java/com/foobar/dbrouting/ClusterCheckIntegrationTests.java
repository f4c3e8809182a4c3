package com.foobar.dbrouting;

import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Servers on which the promise can't be kept stop the start. */
class ClusterCheckIntegrationTests {

	@AutoClose
	private static final ReplicatedPair pair = Servers.start();

	@Test
	void refusesServerThatDoesNotNumberItsTransactions() throws Exception {
		try (ReplicatedPair other = Servers.start()) {
			Files.writeString(other.primary().server().directory().optionsFile(),
					"\ngtid-mode=OFF\nenforce-gtid-consistency=OFF\nreplicate-same-server-id=OFF\n",
					StandardOpenOption.APPEND);
			other.primary().restart();

			FailureAnalysis analysis = analysisOfStart(other.primary().jdbcUrl(), other);

			assertThat(analysis.getDescription()).isEqualTo("db-routing.nodes.primary.url leads to a server with"
					+ " gtid_mode other than ON, whose transactions can't be told apart.");
			assertThat(analysis.getAction()).isEqualTo("Set gtid_mode=ON and enforce_gtid_consistency=ON on it.");
		}
	}

	@Test
	void refusesServerThatDoesNotTellOfItsTransactions() throws Exception {
		Servers.execute(pair, pair.primary(), "SET GLOBAL require_secure_transport = OFF");
		try (CuttingRelay proxy = new CuttingRelay(pair.primary().port())) {
			proxy.replace("session_track_gtidz", "session_track_gtids");

			FailureAnalysis analysis = analysisOfStart(
					"jdbc:mysql://127.0.0.1:" + proxy.port() + "/foobar?sslMode=DISABLED&allowPublicKeyRetrieval=true",
					pair);

			assertThat(analysis.getDescription()).isEqualTo(
					"db-routing.nodes.primary.url leads to a server that" + " refuses session_track_gtids=OWN_GTID.");
			assertThat(analysis.getAction())
				.isEqualTo("Connect to a MySQL server of version 8.0.22 or later itself, not to a proxy.");
		}
		finally {
			Servers.execute(pair, pair.primary(), "SET GLOBAL require_secure_transport = ON");
		}
	}

	@Test
	void refusesTwoNamesOfOneServer() {
		FailureAnalysis analysis = analysisOfStart(pair.replica().jdbcUrl().replace("127.0.0.1", "localhost"), pair);

		assertThat(analysis.getDescription()).contains("leads to the same server as primary, with the UUID");
		assertThat(analysis.getAction()).startsWith("Give each node its own server");
	}

	private static FailureAnalysis analysisOfStart(String primaryUrl, ReplicatedPair servers) {
		Throwable failure = catchThrowable(
				() -> new RoutedDatabase(primaryUrl, servers.replica().jdbcUrl(), servers.accounts().app(), List.of())
					.close());
		return Objects.requireNonNull(
				new InvalidDbRoutingFailureAnalyzer().analyze(Objects.requireNonNull(failure, "It has started")));
	}

}

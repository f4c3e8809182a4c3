package com.foobar.mysqlcontainers;

import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** A pair in containers is used as one of local processes. */
class PairContainerTests {

	@BeforeAll
	static void needsAnEngine() {
		assumeThat(DockerClientFactory.instance().isDockerAvailable()).as("a container engine answers").isTrue();
	}

	@Test
	void runsTheImagesServerAndReplicates() {
		try (ReplicatedPair pair = ReplicatedPair.start()) {
			assertThat(pair.primary().admin().query("SELECT VERSION()").rows().getFirst().getFirst()).startsWith("9.7");
			assertThat(pair.replica().admin().replicationStatus().orElseThrow().healthy()).isTrue();
		}
	}

	@Test
	void comesBackWithItsDataAfterACrash() {
		try (ReplicatedPair pair = ReplicatedPair.start()) {
			pair.primary().admin().query("CREATE TABLE foobar.thing (id INT PRIMARY KEY)");

			pair.primary().kill();
			assertThat(pair.primary().running()).isFalse();
			pair.primary().restart();

			assertThat(pair.primary().admin().query("SHOW TABLES IN foobar").rows()).hasSize(1);
			pair.awaitReplicated();
		}
	}

}

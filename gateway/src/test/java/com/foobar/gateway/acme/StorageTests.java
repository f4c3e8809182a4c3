package com.foobar.gateway.acme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StorageTests {

	@TempDir
	private Path folder;

	private Storage storage;

	@BeforeEach
	void open() {
		this.storage = storage();
	}

	private Storage storage() {
		Path shared = this.folder.resolve("acme");
		return new Storage(shared, shared.resolve("certificate.pem"), shared.resolve("account.pem"));
	}

	@Test
	void letsOneGatewayOrderAtATime() throws Exception {
		Optional<Optional<String>> other = this.storage
			.alone(() -> storage().alone(() -> "ordered at the same moment"));

		assertThat(other).hasValue(Optional.empty());
		assertThat(this.storage.alone(() -> "afterwards")).hasValue("afterwards");
	}

	@Test
	void letsTheNextGatewayOrderWhenOneHasFailed() throws Exception {
		try {
			this.storage.alone(() -> {
				throw new IllegalStateException("no network");
			});
		}
		catch (IllegalStateException ex) {
			assertThat(storage().alone(() -> "the next")).hasValue("the next");
		}
	}

	@Test
	void keepsItsKeysFromOthers() throws Exception {
		KeyPair made = this.storage.alone(this.storage::accountKey).orElseThrow();
		this.storage.keep(this.storage.newKey(), "chain");

		assertThat(storage().accountKey().getPublic()).isEqualTo(made.getPublic());
		for (String file : new String[] { "account.pem", "certificate.pem" }) {
			assertThat(PosixFilePermissions
				.toString(Files.getPosixFilePermissions(this.folder.resolve("acme").resolve(file))))
				.isEqualTo("rw-------");
		}
		try (var files = Files.list(this.folder.resolve("acme"))) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("account.pem",
					"certificate.pem", "challenges", "order.lock");
		}
	}

	@Test
	void tellsWhatAnotherGatewayHasPublished() throws Exception {
		this.storage.alone(() -> {
			this.storage.publish("token-of-the-authority", "answer");
			return true;
		});

		assertThat(storage().published("token-of-the-authority")).hasValue("answer");
		this.storage.withdraw("token-of-the-authority");
		assertThat(storage().published("token-of-the-authority")).isEmpty();
	}

}

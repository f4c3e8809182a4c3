package com.foobar.localstack.secret;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

import com.foobar.localstack.stack.StackFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Secrets are made once and seen by the owner only. */
class SecretsTests {

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path home;

	@Test
	void givesTheSameSecretAgain() {
		String first = secrets().password("app-service", "spring.datasource.password");

		assertThat(secrets().password("app-service", "spring.datasource.password")).isEqualTo(first).hasSize(32);
	}

	@Test
	void givesEachNameItsOwnSecret() {
		assertThat(secrets().password("a", "one")).isNotEqualTo(secrets().password("a", "two"))
			.isNotEqualTo(secrets().password("b", "one"));
	}

	@Test
	void makesKeysOf256Bits() {
		assertThat(Base64.getDecoder().decode(secrets().key("app-service", "key"))).hasSize(32);
	}

	@Test
	void letsOnlyTheOwnerRead() throws Exception {
		secrets().password("app-service", "password");

		Path folder = this.home.resolve("secrets/app-service");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
			.isEqualTo("rw-------");
	}

	private Secrets secrets() {
		return new Secrets(new StackFolders(this.home));
	}

}

package com.foobar.localstack.endtoend;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The script in front of the program. */
class ScriptIntegrationTests {

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path home;

	@Test
	void saysSoWhenTheNamedFolderHoldsNoJdk25() {
		FoobarScript.Outcome outcome = new FoobarScript(this.home).attempt(Map.of("FOOBAR_JAVA_HOME", "/nowhere"),
				"ps");

		assertThat(outcome.status()).isEqualTo(1);
		assertThat(outcome.err())
			.isEqualTo("FOOBAR_JAVA_HOME is /nowhere, which holds no JDK 25: correct or unset it.\n");
	}

	@Test
	void refusesSettingsThatDoNotExist() {
		FoobarScript.Outcome outcome = new FoobarScript(this.home).attempt(Map.of("FOOBAR_HOEM", "/x"), "ps");

		assertThat(outcome.status()).isEqualTo(1);
		assertThat(outcome.err()).contains("The environment variable FOOBAR_HOEM is unknown");
	}

	@Test
	void findsWhatTheStackNeeds() {
		FoobarScript script = new FoobarScript(this.home);
		// Ports that no stack of these tests uses.
		Map<String, String> elsewhere = Map.of("FOOBAR_PORT_OFFSET", "16000");

		assertThat(script.attempt(elsewhere, "doctor").out()).contains("Java: JDK 25", "MySQL: 8.", "ports: are free",
				"applications: are built");
		assertThat(JsonMapper.shared().readTree(script.attempt(elsewhere, "doctor", "--json").out()).valueStream())
			.isNotEmpty()
			.allMatch((finding) -> finding.has("check") && finding.has("level") && finding.has("fix"));
	}

}

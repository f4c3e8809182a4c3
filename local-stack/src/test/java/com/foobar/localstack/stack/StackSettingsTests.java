package com.foobar.localstack.stack;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a user may choose, and what happens when the choice is no good. */
class StackSettingsTests {

	@Test
	void keepsEverythingInTheCheckoutByDefault() {
		StackSettings settings = StackSettings.from(Map.of("FOOBAR_CHECKOUT", "/checkout"));

		assertThat(settings.checkout()).isEqualTo(Path.of("/checkout"));
		assertThat(settings.home()).isEqualTo(Path.of("/checkout/.foobar"));
		assertThat(settings.portOffset()).isZero();
		assertThat(settings.compiler()).isEqualTo(JitCompiler.QUICK);
	}

	@Test
	void takesEverySetting() {
		StackSettings settings = StackSettings
			.from(Map.of("FOOBAR_CHECKOUT", "/checkout", "FOOBAR_HOME", "/elsewhere", "FOOBAR_PORT_OFFSET", " 1000 ",
					"FOOBAR_MYSQL_HOME", "/mysql", "FOOBAR_JAVA_HOME", "/jdk", "FOOBAR_COMPILER", "full"));

		assertThat(settings.home()).isEqualTo(Path.of("/elsewhere"));
		assertThat(settings.portOffset()).isEqualTo(1000);
		assertThat(settings.compiler()).isEqualTo(JitCompiler.FULL);
		assertThat(settings.environment()).containsEntry(StackSettings.MYSQL_HOME, "/mysql");
	}

	@Test
	void refusesVariablesItDoesNotKnow() {
		assertThatExceptionOfType(StackException.class)
			.isThrownBy(() -> StackSettings.from(Map.of("FOOBAR_PORT_OFSET", "1")))
			.withMessageContaining("FOOBAR_PORT_OFSET is unknown")
			.withMessageContaining("correct or unset it");
	}

	@Test
	void refusesCompilersThatAreNone() {
		assertThatExceptionOfType(StackException.class)
			.isThrownBy(() -> StackSettings.from(Map.of("FOOBAR_COMPILER", "fast")))
			.withMessage("FOOBAR_COMPILER is \"fast\": set it to quick or full.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "-1", "50001", "1.5" })
	void refusesPortOffsetsThatAreNone(String text) {
		assertThatExceptionOfType(StackException.class)
			.isThrownBy(() -> StackSettings.from(Map.of("FOOBAR_PORT_OFFSET", text)))
			.withMessageContaining("FOOBAR_PORT_OFFSET is \"" + text + "\"")
			.withMessageContaining("0 to 50000");
	}

}

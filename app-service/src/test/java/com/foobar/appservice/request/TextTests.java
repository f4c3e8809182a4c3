package com.foobar.appservice.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n\r", "\u00a0", "\u2003\u3000" })
	void countsEveryKindOfWhiteSpaceAsBlank(String text) {
		assertThat(Text.isBlank(text)).isTrue();
		assertThat(Text.trim(text)).isEmpty();
	}

	@Test
	void trimsOnlyAround() {
		assertThat(Text.trim("\u00a0 a b\n")).isEqualTo("a b");
	}

	@Test
	void tellsHalfCharactersFromWholeOnes() {
		assertThat(Text.isWellFormed("a\ud83d\udc33")).isTrue();
		assertThat(Text.isWellFormed("a\ud83d")).isFalse();
		assertThat(Text.isWellFormed("\udc33a")).isFalse();
	}

}

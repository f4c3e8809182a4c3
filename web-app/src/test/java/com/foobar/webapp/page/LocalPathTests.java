package com.foobar.webapp.page;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Addresses that people are sent back to. */
class LocalPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/?feed=following&page=2", "/tag/tcp%2Fip?page=2", "/profile/a%20b/favorites",
			"/article/hello-1", "/a//b", "/?next=https://example.org" })
	void keepsPathsOfThisSite(String path) {
		assertThat(LocalPath.orHome(path).value()).isEqualTo(path);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " /", "//evil.example", "///evil.example", "/\\evil.example", "\\evil.example",
			"/a\\..\\b", "https://evil.example", "javascript:alert(1)", "evil.example", "?page=2", "/\t/evil.example",
			"/\n/evil.example", "/a\r\nLocation: https://evil.example", "/a b", "/\u0000", "/ž", "@evil.example" })
	void turnsEverythingElseIntoTheHomePage(@Nullable String typed) {
		assertThat(LocalPath.orHome(typed)).isEqualTo(LocalPath.HOME);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2049, 100_000 })
	void keepsNothingOfUnreasonableLength(int length) {
		assertThat(LocalPath.orHome("/" + "a".repeat(length - 1))).isEqualTo(LocalPath.HOME);
	}

}

package com.foobar.gateway.firewall;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.server.RequestPath;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "/api/docs", "/api/%64ocs", "/%61pi/docs", "//api/docs", "/api//docs", "/api/./docs",
			"/api/x/../docs", "/api/x/%2e%2e/docs", "/x/%2e%2e/api/docs", "/../api/docs", "/api/docs/", "/api;a=b/docs",
			"/api/docs;a=b", "/api%2fdocs", "/api/docs/.", "/api%5cdocs" })
	void isTheSameHoweverThePathIsSpelled(String spelling) {
		String path = CanonicalPath.of(RequestPath.parse(URI.create("https://localhost" + spelling), null));

		assertThat(path).isIn("/api/docs", "/api/docs/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/api/articles/a-b_c~d", "/article/a.b", "/assets/site.js" })
	void leavesAPlainPathAsItIs(String plain) {
		assertThat(CanonicalPath.of(RequestPath.parse(plain, null))).isSameAs(plain);
	}

}

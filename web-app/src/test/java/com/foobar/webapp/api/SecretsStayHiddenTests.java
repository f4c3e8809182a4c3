package com.foobar.webapp.api;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What may be printed. */
class SecretsStayHiddenTests {

	@Test
	void printsNoToken() {
		assertThat(new Caller(new Token("secret"), "127.0.0.1", Map.of(), new ConsistencyCookies(Map.of(), (cookie) -> {
		})).toString()).doesNotContain("secret");
	}

}

package com.foobar.gateway.routing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

class AnsweredKindsTests {

	private final AnsweredKinds kinds = new AnsweredKinds(2);

	@ParameterizedTest
	@CsvSource({ "GET, /api/articles/b, true", "GET, /api/articles/a?q=1, true", "GET, /api/articles, false",
			"GET, /api/articles/a/comments, false", "GET, /api/profiles/a, false", "POST, /api/articles/a, false" })
	void tellsKindsApartByMethodFirstSegmentsAndLength(HttpMethod method, String path, boolean known) {
		this.kinds.add(MockServerHttpRequest.get("/api/articles/a").build());

		assertThat(this.kinds.contains(MockServerHttpRequest.method(method, path).build())).isEqualTo(known);
	}

	@Test
	void knowsNothingAtFirst() {
		assertThat(this.kinds.contains(MockServerHttpRequest.get("/").build())).isFalse();
		this.kinds.add(MockServerHttpRequest.get("/").build());
		assertThat(this.kinds.contains(MockServerHttpRequest.get("/").build())).isTrue();
	}

	@Test
	void tellsKindsApartByAsManySegmentsAsItIsTold() {
		AnsweredKinds pages = new AnsweredKinds(1);
		pages.add(MockServerHttpRequest.get("/article/a").build());

		assertThat(pages.contains(MockServerHttpRequest.get("/article/b").build())).isTrue();
		assertThat(pages.contains(MockServerHttpRequest.get("/profile/a").build())).isFalse();
	}

}

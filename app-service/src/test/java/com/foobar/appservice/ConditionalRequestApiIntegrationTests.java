package com.foobar.appservice;

import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Asking whether anything has changed. */
class ConditionalRequestApiIntegrationTests extends ApiIntegrationTest {

	@Test
	void sendsNothingAgainUntilItChanges() {
		String token = tokenOf(newName());
		String slug = slugOf(publish(token, "Conditional", "[\"x\"]"));
		for (String path : new String[] { "/api/articles/" + slug, "/api/articles", "/api/tags" }) {
			String tag = tagOf(path);
			assertThat(tag).startsWith("W/");
			this.api.get()
				.uri(path)
				.header("If-None-Match", tag)
				.exchange()
				.expectStatus()
				.isNotModified()
				.expectHeader()
				.valueEquals("Cache-Control", "private, no-cache")
				.expectBody()
				.isEmpty();
		}
		String before = tagOf("/api/articles/" + slug);

		put("/api/articles/" + slug, token, "{\"article\":{\"body\":\"changed\"}}").expectStatus().isOk();

		this.api.get().uri("/api/articles/" + slug).header("If-None-Match", before).exchange().expectStatus().isOk();
	}

	@Test
	void tagsTheAnswerOfEachCallerDifferently() {
		String token = tokenOf(newName());
		String slug = slugOf(publish(token, "Seen differently", "[]"));
		postAs(token, "/api/articles/{slug}/favorite", slug).expectStatus().isOk();

		getAs(token, "/api/articles/{slug}", slug).expectHeader()
			.value("ETag", (tag) -> assertThat(tag).isNotEqualTo(tagOf("/api/articles/" + slug)));
	}

	@Test
	void neverTagsWhatCarriesAToken() {
		getAs(tokenOf(newName()), "/api/user").expectHeader()
			.doesNotExist("ETag")
			.expectHeader()
			.valueEquals("Cache-Control", "no-store");
	}

	private String tagOf(String path) {
		return Objects.requireNonNull(
				get(path).expectStatus().isOk().expectBody(String.class).returnResult().getResponseHeaders().getETag());
	}

}

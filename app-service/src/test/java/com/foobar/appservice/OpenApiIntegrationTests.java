package com.foobar.appservice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API's own description. That answers agree with it is checked in every other test.
 */
class OpenApiIntegrationTests extends ApiIntegrationTest {

	@Test
	void describesEveryEndpointOfTheSiteAndNothingElse() {
		JsonNode document = document();

		assertThat(document.path("openapi").asString()).startsWith("3.1");
		List<String> operations = new ArrayList<>();
		for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
			path.getValue().propertyNames().forEach((method) -> operations.add(method + " " + path.getKey()));
		}
		assertThat(operations).containsExactlyInAnyOrder("post /api/users", "post /api/users/login", "get /api/user",
				"put /api/user", "get /api/profiles/{username}", "post /api/profiles/{username}/follow",
				"delete /api/profiles/{username}/follow", "get /api/articles", "post /api/articles",
				"get /api/articles/feed", "get /api/articles/{slug}", "put /api/articles/{slug}",
				"delete /api/articles/{slug}", "post /api/articles/{slug}/favorite",
				"delete /api/articles/{slug}/favorite", "get /api/articles/{slug}/comments",
				"post /api/articles/{slug}/comments", "delete /api/articles/{slug}/comments/{id}", "get /api/tags");
	}

	@Test
	void tellsRulesOfBodies() {
		JsonNode article = document()
			.at("/paths/~1api~1articles/post/requestBody/content/application~1json/schema/properties/article");

		assertThat(article.at("/properties/title/maxLength").intValue()).isEqualTo(255);
		assertThat(article.at("/properties/tagList/maxItems").intValue()).isEqualTo(50);
		assertThat(article.path("required").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder("title",
				"description", "body");
	}

	@Test
	void tellsWhichAnswersMayBeNull() {
		assertThat(document().at("/components/schemas/Profile/properties/bio/type").toString())
			.isEqualTo("[\"string\",\"null\"]");
	}

	@Test
	void servesPageThatShowsIt() {
		get("/api/docs").expectStatus().is3xxRedirection();
		String page = Objects.requireNonNull(get("/api/swagger-ui/index.html").expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
		assertThat(page).contains("swagger-ui").doesNotContain("http://").doesNotContain("https://");
	}

	@Test
	void isNoWayAroundTheErrorShape() {
		refused(get("/api/docs/none"), 404, "{\"resource\":[\"not found\"]}");
		refused(get("/v3/api-docs"), 404, "{\"resource\":[\"not found\"]}");
	}

	private JsonNode document() {
		return new JsonMapper().readTree(Objects.requireNonNull(
				get("/api/openapi").expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody()));
	}

}

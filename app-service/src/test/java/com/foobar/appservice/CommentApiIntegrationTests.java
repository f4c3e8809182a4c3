package com.foobar.appservice;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Comments on articles. */
class CommentApiIntegrationTests extends ApiIntegrationTest {

	@Test
	void addsCommentAndShowsItToEverybody() {
		String author = newName();
		String token = tokenOf(author);
		String slug = slugOf(publish(token, "Discussed", "[]"));

		Map<String, Object> comment = object(
				comment(token, slug, "Well said \ud83d\udc33\\n").expectStatus().isCreated(), "comment");

		assertThat(comment).containsOnlyKeys("id", "createdAt", "updatedAt", "body", "author")
			.containsEntry("body", "Well said \ud83d\udc33\n")
			.containsEntry("updatedAt", comment.get("createdAt"));
		assertThat(comment.get("id")).isInstanceOf(Integer.class);
		assertThat(comment).extracting("author").extracting("username").isEqualTo(author);
		assertThat(list(get("/api/articles/{slug}/comments", slug), "comments")).containsExactly(comment);
	}

	@Test
	void listsNewestFirstAndFromTheReadersPointOfView() {
		String author = newName();
		String token = tokenOf(author);
		String slug = slugOf(publish(token, "Discussed", "[]"));
		comment(token, slug, "first");
		comment(token, slug, "second");
		String reader = tokenOf(newName());
		postAs(reader, "/api/profiles/{name}/follow", author);

		List<Map<String, Object>> comments = list(getAs(reader, "/api/articles/{slug}/comments", slug), "comments");

		assertThat(comments).extracting((comment) -> comment.get("body")).containsExactly("second", "first");
		assertThat(comments.getFirst()).extracting("author").extracting("following").isEqualTo(true);
		assertThat(list(get("/api/articles/{slug}/comments", slug), "comments").getFirst()).extracting("author")
			.extracting("following")
			.isEqualTo(false);
	}

	@Test
	void removesOnesOwnComment() {
		String token = tokenOf(newName());
		String slug = slugOf(publish(tokenOf(newName()), "Discussed", "[]"));
		String kept = text(comment(token, slug, "kept"), "comment", "id");
		String removed = text(comment(token, slug, "removed"), "comment", "id");

		deleteAs(token, "/api/articles/{slug}/comments/{id}", slug, removed).expectStatus()
			.isNoContent()
			.expectBody()
			.isEmpty();

		assertThat(list(get("/api/articles/{slug}/comments", slug), "comments"))
			.extracting((comment) -> comment.get("id"))
			.containsExactly(Integer.valueOf(kept));
	}

	@Test
	void keepsCommentsFromEverybodyButTheirAuthor() {
		String articleAuthor = tokenOf(newName());
		String slug = slugOf(publish(articleAuthor, "Discussed", "[]"));
		String id = text(comment(tokenOf(newName()), slug, "mine"), "comment", "id");

		refused(deleteAs(articleAuthor, "/api/articles/{slug}/comments/{id}", slug, id), 403,
				"{\"comment\":[\"forbidden\"]}");

		assertThat(list(get("/api/articles/{slug}/comments", slug), "comments")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "x", "1.5", "99999999999999999999", "9223372036854775807", " " })
	void knowsNoOtherIds(String id) {
		String token = tokenOf(newName());
		String slug = slugOf(publish(token, "Discussed", "[]"));

		refused(deleteAs(token, "/api/articles/{slug}/comments/{id}", slug, id), 404, "{\"comment\":[\"not found\"]}");
	}

	@Test
	void findsCommentOnlyOnItsOwnArticle() {
		String token = tokenOf(newName());
		String slug = slugOf(publish(token, "Discussed", "[]"));
		String other = slugOf(publish(token, "Other", "[]"));
		String id = text(comment(token, slug, "here"), "comment", "id");

		refused(deleteAs(token, "/api/articles/{slug}/comments/{id}", other, id), 404, "{\"comment\":[\"not found\"]}");
		refused(deleteAs(token, "/api/articles/none/comments/{id}", id), 404, "{\"article\":[\"not found\"]}");
		assertThat(list(get("/api/articles/{slug}/comments", slug), "comments")).hasSize(1);
	}

	@Test
	void refusesWhatIsNoComment() {
		String token = tokenOf(newName());
		String slug = slugOf(publish(token, "Discussed", "[]"));

		refused(comment(token, slug, " \\t\\u00a0"), 422, "{\"body\":[\"can't be blank\"]}");
		refused(comment(token, "none", ""), 422, "{\"body\":[\"can't be blank\"]}");
		refused(comment(token, slug, "x".repeat(10_001)), 422,
				"{\"body\":[\"is too long (maximum is 10000 characters)\"]}");
		comment(token, slug, "\\ud83d\\udc33".repeat(10_000)).expectStatus().isCreated();
		refused(post("/api/articles/" + slug + "/comments", token, "{\"comment\":{\"body\":1}}"), 422,
				"{\"body\":[\"is invalid\"]}");
		refused(post("/api/articles/" + slug + "/comments", token, "{}"), 422, "{\"body\":[\"is invalid\"]}");
	}

	@Test
	void refusesUnknownArticlesAndStrangers() {
		refused(get("/api/articles/none/comments"), 404, "{\"article\":[\"not found\"]}");
		refused(comment(tokenOf(newName()), "none", "text"), 404, "{\"article\":[\"not found\"]}");
		refused(post("/api/articles/none/comments", "{\"comment\":{\"body\":\"x\"}}"), 401,
				"{\"token\":[\"is missing\"]}");
		refused(this.api.delete().uri("/api/articles/none/comments/1").exchange(), 401, "{\"token\":[\"is missing\"]}");
	}

	private RestTestClient.ResponseSpec comment(String token, String slug, String bodyJson) {
		return post("/api/articles/" + slug + "/comments", token, "{\"comment\":{\"body\":\"" + bodyJson + "\"}}");
	}

}

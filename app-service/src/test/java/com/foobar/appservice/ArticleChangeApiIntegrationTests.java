package com.foobar.appservice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Changing and removing articles. */
class ArticleChangeApiIntegrationTests extends ApiIntegrationTest {

	@Test
	void changesTitleAndWithItTheSlug() {
		String token = tokenOf(newName());
		Map<String, Object> article = publish(token, "Before", "[\"a\"]");

		Map<String, Object> changed = object(change(token, article, "{\"title\":\"After all\"}").expectStatus().isOk(),
				"article");

		assertThat(changed.get("slug")).asString().startsWith("after-all-");
		assertThat(changed.get("updatedAt")).asString().isGreaterThan(String.valueOf(article.get("updatedAt")));
		Map<String, Object> expected = new HashMap<>(article);
		expected
			.putAll(Map.of("title", "After all", "slug", changed.get("slug"), "updatedAt", changed.get("updatedAt")));
		assertThat(changed).isEqualTo(expected);
		refused(get("/api/articles/{slug}", slugOf(article)), 404, "{\"article\":[\"not found\"]}");
		assertThat(object(get("/api/articles/{slug}", slugOf(changed)), "article")).isEqualTo(changed);
	}

	@Test
	void keepsSlugUnlessTheTitleIsAnother() {
		String token = tokenOf(newName());
		Map<String, Object> article = publish(token, "Same", "[]");

		Map<String, Object> changed = object(
				change(token, article, "{\"title\":\"Same\",\"description\":\"d\",\"body\":\"b\"}"), "article");

		assertThat(changed).containsEntry("slug", article.get("slug"))
			.containsEntry("description", "d")
			.containsEntry("body", "b");
		assertThat(object(get("/api/articles/{slug}", slugOf(article)), "article")).isEqualTo(changed);
	}

	@Test
	void replacesReordersRemovesAndKeepsTags() {
		String token = tokenOf(newName());
		Map<String, Object> article = publish(token, "Tagged", "[\"a\",\"b\",\"c\"]");

		assertThat(object(change(token, article, "{\"tagList\":[\"c\",\"a\",\"b\"]}"), "article"))
			.containsEntry("tagList", List.of("c", "a", "b"));
		assertThat(object(change(token, article, "{\"body\":\"other\"}"), "article")).containsEntry("tagList",
				List.of("c", "a", "b"));
		assertThat(object(change(token, article, "{\"tagList\":[\" b \",\"d\",\"b\",\"\"]}"), "article"))
			.containsEntry("tagList", List.of("b", "d"));
		assertThat(object(change(token, article, "{\"tagList\":[]}"), "article")).containsEntry("tagList", List.of());
		assertThat(object(get("/api/articles/{slug}", slugOf(article)), "article")).containsEntry("tagList", List.of());
	}

	@Test
	void changesNothingWhenNothingIsGiven() {
		String token = tokenOf(newName());
		Map<String, Object> article = publish(token, "Untouched", "[\"a\"]");

		assertThat(object(change(token, article, "{\"unknown\":1}").expectStatus().isOk(), "article"))
			.isEqualTo(article);
	}

	@Test
	void movesMomentOfChangeEachTime() {
		String token = tokenOf(newName());
		Map<String, Object> article = publish(token, "Quick", "[]");

		String last = String.valueOf(article.get("updatedAt"));
		for (int i = 0; i < 20; i++) {
			Map<String, Object> changed = object(change(token, article, "{\"body\":\"b" + i + "\"}"), "article");
			assertThat(changed).containsEntry("createdAt", article.get("createdAt"));
			assertThat(String.valueOf(changed.get("updatedAt"))).isGreaterThan(last);
			last = String.valueOf(changed.get("updatedAt"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"title":null}          | {"title":["can't be blank"]}
			{"title":" "}           | {"title":["can't be blank"]}
			{"description":""}      | {"description":["can't be blank"]}
			{"body":null}           | {"body":["can't be blank"]}
			{"tagList":null}        | {"tagList":["can't be blank"]}
			{"tagList":"a"}         | {"tagList":["is invalid"]}
			{"tagList":[1]}         | {"tagList":["is invalid"]}
			{"title":1,"body":" "}  | {"title":["is invalid"],"body":["can't be blank"]}""")
	void refusesWhatIsNoArticle(String change, String errors) {
		String token = tokenOf(newName());
		Map<String, Object> article = publish(token, "Firm", "[\"a\"]");

		refused(change(token, article, change), 422, errors);

		assertThat(object(get("/api/articles/{slug}", slugOf(article)), "article")).isEqualTo(article);
	}

	@Test
	void letsNobodyElseChangeOrRemove() {
		Map<String, Object> article = publish(tokenOf(newName()), "Mine", "[]");
		String other = tokenOf(newName());

		refused(change(other, article, "{\"title\":\"Yours\"}"), 403, "{\"article\":[\"forbidden\"]}");
		refused(change(other, article, "{}"), 403, "{\"article\":[\"forbidden\"]}");
		refused(change(other, article, "{\"title\":null}"), 422, "{\"title\":[\"can't be blank\"]}");
		refused(deleteAs(other, "/api/articles/{slug}", slugOf(article)), 403, "{\"article\":[\"forbidden\"]}");
		assertThat(object(get("/api/articles/{slug}", slugOf(article)), "article")).isEqualTo(article);
	}

	@Test
	void asksForLoginFirstAndFindsNothingThatIsNotThere() {
		String token = tokenOf(newName());

		refused(this.api.put().uri("/api/articles/none").exchange(), 401, "{\"token\":[\"is missing\"]}");
		refused(this.api.delete().uri("/api/articles/none").exchange(), 401, "{\"token\":[\"is missing\"]}");
		refused(put("/api/articles/none", token, "{\"article\":{\"title\":\"x\"}}"), 404,
				"{\"article\":[\"not found\"]}");
		refused(deleteAs(token, "/api/articles/none"), 404, "{\"article\":[\"not found\"]}");
		refused(put("/api/articles/none", token, "{}"), 422, "{\"body\":[\"is invalid\"]}");
	}

	@Test
	void removesArticleWithAllThatHangsOnIt() {
		String author = newName();
		String token = tokenOf(author);
		String slug = slugOf(publish(token, "Gone", "[\"gone-" + author + "\"]"));
		String reader = newName();
		String readerToken = tokenOf(reader);
		postAs(readerToken, "/api/articles/{slug}/favorite", slug).expectStatus().isOk();
		post("/api/articles/" + slug + "/comments", readerToken, "{\"comment\":{\"body\":\"x\"}}").expectStatus()
			.isCreated();

		deleteAs(token, "/api/articles/{slug}", slug).expectStatus().isNoContent().expectBody().isEmpty();

		refused(get("/api/articles/{slug}", slug), 404, "{\"article\":[\"not found\"]}");
		refused(get("/api/articles/{slug}/comments", slug), 404, "{\"article\":[\"not found\"]}");
		for (String query : List.of("author=" + author, "favorited=" + reader, "tag=gone-" + author)) {
			get("/api/articles?" + query).expectBody().jsonPath("$.articlesCount").isEqualTo(0);
		}
		assertThat(get("/api/tags").expectBody(String.class).returnResult().getResponseBody())
			.doesNotContain("gone-" + author);
		assertThat(DatabasePair.get()
			.primary()
			.admin()
			.query("SELECT (SELECT COUNT(*) FROM foobar.comment c LEFT JOIN foobar.article a ON a.id = c.article_id"
					+ " WHERE a.id IS NULL) + (SELECT COUNT(*) FROM foobar.favorite f LEFT JOIN foobar.article a"
					+ " ON a.id = f.article_id WHERE a.id IS NULL)")
			.rows()
			.getFirst()
			.getFirst()).isEqualTo("0");
	}

	private RestTestClient.ResponseSpec change(String token, Map<String, Object> article, String fields) {
		return put("/api/articles/" + article.get("slug"), token, "{\"article\":" + fields + "}");
	}

}

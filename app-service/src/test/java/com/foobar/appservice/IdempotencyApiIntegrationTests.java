package com.foobar.appservice;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Creating requests that are sent more than once. */
class IdempotencyApiIntegrationTests extends ApiIntegrationTest {

	private static final String ARTICLE = """
			{"article":{"title":"Once","description":"d","body":"b","tagList":["x"]}}""";

	@Autowired
	private JdbcClient jdbc;

	@Test
	void answersRepeatedArticleAsTheFirstTime() {
		String author = newName();
		String token = tokenOf(author);
		String key = newKey();

		Map<String, Object> first = object(postOnce(key, token, "/api/articles", ARTICLE).expectStatus().isCreated(),
				"article");
		Map<String, Object> second = object(postOnce(key, token, "/api/articles", ARTICLE).expectStatus().isCreated(),
				"article");

		assertThat(second).isEqualTo(first);
		get("/api/articles?author={name}", author).expectBody().jsonPath("$.articlesCount").isEqualTo(1);
	}

	@Test
	void refusesKeyThatWasUsedForSomethingElse() {
		String token = tokenOf(newName());
		String key = newKey();
		postOnce(key, token, "/api/articles", ARTICLE).expectStatus().isCreated();

		refused(postOnce(key, token, "/api/articles", ARTICLE.replace("Once", "Twice")), 422,
				"{\"idempotencyKey\":[\"was used for another request\"]}");
	}

	@Test
	void keepsKeysOfDifferentPeopleApart() {
		String key = newKey();

		Map<String, Object> one = object(postOnce(key, tokenOf(newName()), "/api/articles", ARTICLE), "article");
		Map<String, Object> other = object(postOnce(key, tokenOf(newName()), "/api/articles", ARTICLE), "article");

		assertThat(other.get("slug")).isNotEqualTo(one.get("slug"));
	}

	@Test
	void answersRepeatedCommentAsTheFirstTime() {
		String token = tokenOf(newName());
		String slug = slugOf(publish(token, "Discussed", "[]"));
		String key = newKey();
		String path = "/api/articles/" + slug + "/comments";
		String json = "{\"comment\":{\"body\":\"once\"}}";

		Map<String, Object> first = object(postOnce(key, token, path, json).expectStatus().isCreated(), "comment");

		assertThat(object(postOnce(key, token, path, json).expectStatus().isCreated(), "comment")).isEqualTo(first);
		get(path).expectBody().jsonPath("$.comments.length()").isEqualTo(1);
	}

	@Test
	void answersRepeatedRegistrationWithTheSameAccountAndATokenThatWorks() {
		String name = newName();
		String key = newKey();

		registerOnce(key, name, PASSWORD).expectStatus().isCreated();
		RestTestClient.ResponseSpec second = registerOnce(key, name, PASSWORD);

		String token = text(second.expectStatus().isCreated(), "user", "token");
		assertThat(text(getAs(token, "/api/user").expectStatus().isOk(), "user", "username")).isEqualTo(name);
		refused(registerOnce(key, name, PASSWORD + "!"), 422,
				"{\"idempotencyKey\":[\"was used for another request\"]}");
		refused(register(name, newName() + "@example.org"), 409, "{\"username\":[\"has already been taken\"]}");
	}

	@Test
	void storesNeitherPasswordNorTokenWithTheKey() {
		String name = newName();
		String key = newKey();
		String token = text(registerOnce(key, name, PASSWORD), "user", "token");

		String stored = DatabasePair.get()
			.primary()
			.admin()
			.query("SELECT * FROM foobar.idempotency_record WHERE request_key = '" + key + "'")
			.rows()
			.toString();

		assertThat(stored).contains("accountId").doesNotContain(PASSWORD).doesNotContain(token);
	}

	@Test
	void letsRefusedRequestBeTriedAgain() {
		String token = tokenOf(newName());
		String key = newKey();

		refused(postOnce(key, token, "/api/articles", "{\"article\":{}}"), 422, """
				{"title":["can't be blank"],"description":["can't be blank"],"body":["can't be blank"]}""");
		refused(postOnce(key, token, "/api/articles/none/comments", "{\"comment\":{\"body\":\"x\"}}"), 404,
				"{\"article\":[\"not found\"]}");

		postOnce(key, token, "/api/articles", ARTICLE).expectStatus().isCreated();
	}

	@Test
	void forgetsExpiredKeys() {
		String author = newName();
		String token = tokenOf(author);
		String key = newKey();
		postOnce(key, token, "/api/articles", ARTICLE).expectStatus().isCreated();
		this.jdbc
			.sql("UPDATE idempotency_record SET created_at = created_at - INTERVAL 25 HOUR WHERE request_key = :key")
			.param("key", key)
			.update();

		postOnce(key, token, "/api/articles", ARTICLE.replace("Once", "Later")).expectStatus().isCreated();

		get("/api/articles?author={name}", author).expectBody().jsonPath("$.articlesCount").isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b" })
	void refusesKeysThatAreNone(String key) {
		refused(postOnce(key, tokenOf(newName()), "/api/articles", ARTICLE), 422,
				"{\"idempotencyKey\":[\"is invalid\"]}");
	}

	@Test
	void refusesKeysThatAreTooLong() {
		String token = tokenOf(newName());

		refused(postOnce("k".repeat(256), token, "/api/articles", ARTICLE), 422,
				"{\"idempotencyKey\":[\"is invalid\"]}");
		postOnce(newKey() + "k".repeat(255 - 36), token, "/api/articles", ARTICLE).expectStatus().isCreated();
	}

	@Test
	void hasOneEffectWhenManyComeAtOnce() throws Exception {
		String author = newName();
		String token = tokenOf(author);
		String key = newKey();

		List<Map<String, Object>> answers = atOnce(CROWD,
				(client) -> object(postOnce(key, token, "/api/articles", ARTICLE).expectStatus().isCreated(),
						"article"));

		assertThat(answers).hasSize(CROWD).containsOnly(answers.getFirst());
		get("/api/articles?author={name}", author).expectBody().jsonPath("$.articlesCount").isEqualTo(1);
	}

	@Test
	void makesOneAccountWhenManyComeAtOnce() throws Exception {
		String name = newName();
		String key = newKey();

		List<String> tokens = atOnce(CROWD,
				(client) -> text(registerOnce(key, name, PASSWORD).expectStatus().isCreated(), "user", "token"));

		assertThat(tokens).hasSize(CROWD)
			.allSatisfy((token) -> assertThat(text(getAs(token, "/api/user"), "user", "username")).isEqualTo(name));
	}

	private RestTestClient.ResponseSpec registerOnce(String key, String name, String password) {
		return this.api.post()
			.uri("/api/users")
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.body("""
					{"user":{"username":"%s","email":"%s@example.org","password":"%s"}}""".formatted(name, name,
					password))
			.exchange();
	}

	private static String newKey() {
		return UUID.randomUUID().toString();
	}

}

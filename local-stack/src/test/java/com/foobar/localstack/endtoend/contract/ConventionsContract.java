package com.foobar.localstack.endtoend.contract;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies, errors and requests that make no sense: sections 1 and 2. */
abstract class ConventionsContract extends Contract {

	private final Person person = register();

	private final String slug = publish(this.person);

	ConventionsContract(Site site) {
		super(site);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /api", "GET, /api/nothing", "POST, /api/nothing", "DELETE, /api/nothing/at/all",
			"GET, /api/articles/a/b/c", "GET, /api/profiles", "GET, /api/users/1/friends" })
	void answersUnknownPaths(String method, String path) {
		anybody().send(method, path, null).isRefused(404, "resource", "not found");
		this.person.send(method, path, null).isRefused(404, "resource", "not found");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /api/users", "GET, /api/users/login", "POST, /api/user", "DELETE, /api/user",
			"DELETE, /api/articles", "PATCH, /api/articles", "PUT, /api/tags", "POST, /api/tags",
			"GET, /api/articles/x/favorite", "PUT, /api/articles/x/comments", "GET, /api/articles/x/comments/1",
			"GET, /api/profiles/x/follow", "PUT, /api/profiles/x", "POST, /api/articles/x" })
	void answersWrongMethods(String method, String path) {
		this.person.send(method, path, null).isRefused(405, "method", "not allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"user\": {\"email\": }}", "nonsense", "[]", "null", "\"user\"", "{}",
			"{\"user\": null}", "{\"user\": \"x\"}", "{\"user\": []}", "{\"User\": {\"email\": \"x@y\"}}",
			"{\"user\": {}} {" })
	void answersBodiesThatCannotBeRead(String body) {
		anybody().post("/api/users", body).isRefused(422, "body", "is invalid");
		anybody().post("/api/users/login", body).isRefused(422, "body", "is invalid");
		this.person.put("/api/user", body).isRefused(422, "body", "is invalid");
		this.person.post("/api/articles", body).isRefused(422, "body", "is invalid");
		this.person.put(path(this.slug), body).isRefused(422, "body", "is invalid");
		this.person.post(path(this.slug) + "/comments", body).isRefused(422, "body", "is invalid");
	}

	@Test
	void ignoresFieldsThatItDoesNotKnow() {
		Answer answer = this.person.post("/api/articles", """
				{"colour": "green", "article": {"title": "Extra", "description": "d", "body": "b", "slug": "mine",
				"favoritesCount": 7, "author": {"username": "nobody"}, "createdAt": "1999-01-01T00:00:00Z"}}""")
			.is(201);

		assertThat(answer.text("/article/slug")).isNotEqualTo("mine");
		assertThat(answer.at("/article/favoritesCount").asInt()).isZero();
		assertThat(answer.text("/article/author/username")).isEqualTo(this.person.username());
		assertThat(answer.text("/article/createdAt")).doesNotStartWith("1999");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\u0000", "\\ud800", "\\udc00\\ud800", "\\u0007\\u202e", "\\ufffe" })
	void answersStrangeCharactersWithSense(String character) {
		assertThat(
				this.person
					.post("/api/articles",
							"{\"article\": {\"title\": \"a" + character
									+ "b\", \"description\": \"d\", \"body\": \"b\"}}")
					.status())
			.isIn(201, 422);
		assertThat(anybody()
			.post("/api/users/login", "{\"user\": {\"email\": \"a" + character + "@b\", \"password\": \"b\"}}")
			.status()).isIn(401, 422);
		assertThat(anybody()
			.post("/api/users",
					"{\"user\": {\"username\": \"" + Text.unique("odd") + character + "\", \"email\": \""
							+ Text.unique("odd") + "@b\", \"password\": \"12345678\"}}")
			.status()).isIn(201, 422);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/articles/%00", "/api/profiles/%00", "/api/articles/%ff%fe", "/api/profiles/a%2Fb",
			"/api/articles/a%2Fb", "/api/articles/a%5Cb", "/api/articles/%25", "/api/profiles/%3B",
			"/api/articles/x/comments/%00" })
	void answersStrangePathsWithAnErrorInItsShape(String path) {
		Answer answer = this.person.delete(path);

		assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
		assertThat(answer.at("/errors").properties()).as(answer.toString())
			.isNotEmpty()
			.allMatch((error) -> error.getValue().isArray() && !error.getValue().isEmpty());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "tag=%00", "tag=%ff", "author=%00", "limit=99999999999999999999", "offset=99999999999999999999",
					"offset=9223372036854775807", "limit=1&limit=2", "tag=a&tag=b", "tag=", "author=" })
	void answersStrangeQueriesWithSense(String query) {
		assertThat(anybody().get("/api/articles?" + query).status()).as(query).isIn(200, 422);
	}

	@Test
	void answersPreflightsWithoutAuthentication() {
		Map<String, String> headers = Map.of("Origin", "https://www.foobar.com", "Access-Control-Request-Method", "PUT",
				"Access-Control-Request-Headers", "authorization,content-type");
		for (String path : new String[] { "/api/user", "/api/articles", "/api/articles/x", "/api/articles/feed",
				"/api/tags", "/api/articles/x/comments/1", "/api/profiles/x/follow" }) {
			assertThat(new Visitor(site(), headers).send("OPTIONS", path, null).status()).as(path).isIn(200, 204);
			assertThat(anybody().send("OPTIONS", path, null).status()).as(path).isIn(200, 204);
		}
	}

	@Test
	void allowsNoForeignOriginUnasked() {
		Answer answer = new Visitor(site(),
				Map.of("Origin", "https://elsewhere.example", "Access-Control-Request-Method", "GET"))
			.send("OPTIONS", "/api/tags", null);

		assertThat(answer.response().headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
	}

	@Test
	void letsNobodyKeepAnAnswerForSomebodyElse() {
		for (Visitor visitor : new Visitor[] { anybody(), this.person }) {
			assertThat(String.join(",", visitor.get("/api/articles").response().headers().allValues("Cache-Control")))
				.containsAnyOf("no-store", "private", "no-cache");
		}
	}

}

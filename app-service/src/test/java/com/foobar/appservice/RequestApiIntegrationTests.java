package com.foobar.appservice;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every endpoint has in common: unknown paths, wrong methods, odd bodies, other
 * origins.
 */
@TestPropertySource(properties = "foobar.cors.allowed-origins=https://editor.example.org")
class RequestApiIntegrationTests extends ApiIntegrationTest {

	@LocalServerPort
	private int port;

	private static final String FRIEND = "https://editor.example.org";

	@ParameterizedTest
	@ValueSource(strings = { "/", "/api", "/api/unknown", "/api/users/", "/api/tags/", "/error", "/actuator/health",
			"/index.html" })
	void answersUnknownPathWithNotFound(String path) {
		refused(get(path), 404, "{\"resource\":[\"not found\"]}");
	}

	@Test
	void answersUnknownPathWithNotFoundWhateverTheMethod() {
		refused(post("/api/unknown", "{}"), 404, "{\"resource\":[\"not found\"]}");
	}

	@Test
	void namesMethodsThatWork() {
		this.api.delete()
			.uri("/api/tags")
			.exchange()
			.expectStatus()
			.isEqualTo(405)
			.expectHeader()
			.valueEquals(HttpHeaders.ALLOW, "GET")
			.expectBody()
			.json("{\"errors\":{\"method\":[\"not allowed\"]}}", JsonCompareMode.STRICT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "rubbish", "{", "[]", "null", "\"user\"", "{}", "{\"user\":null}", "{\"user\":[]}",
			"{\"user\":\"x\"}", "{\"article\":{}}", "{\"user\":{}} {}" })
	void refusesBodyWithoutItsWrapper(String body) {
		refused(post("/api/users", body), 422, "{\"body\":[\"is invalid\"]}");
	}

	@Test
	void refusesNestingWithoutEnd() {
		refused(post("/api/users", "[".repeat(60_000)), 422, "{\"body\":[\"is invalid\"]}");
	}

	@Test
	void readsBodyWhateverItsDeclaredType() {
		refused(this.api.post()
			.uri("/api/users/login")
			.contentType(MediaType.TEXT_PLAIN)
			.body("{\"user\":{}}")
			.exchange(), 422, "{\"email\":[\"can't be blank\"],\"password\":[\"can't be blank\"]}");
	}

	@Test
	void refusesBodyThatIsTooLarge() {
		refused(post("/api/users", "{\"user\":{\"bio\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}}"), 413,
				"{\"body\":[\"is too large\"]}");
	}

	@Test
	void answersInJsonWhateverTheClientAccepts() {
		this.api.get()
			.uri("/api/tags")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_JSON);
	}

	@Test
	void keepsAnswersFromSharedCaches() {
		get("/api/tags").expectHeader()
			.valueEquals(HttpHeaders.CACHE_CONTROL, "private, no-cache")
			.expectHeader()
			.values(HttpHeaders.VARY, (values) -> assertThat(values).contains(HttpHeaders.AUTHORIZATION));
	}

	@Test
	void setsNoCookie() {
		get("/api/tags").expectHeader().doesNotExist(HttpHeaders.SET_COOKIE);
	}

	@Test
	void permitsAllowedOriginWithoutToken() {
		preflight(FRIEND).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, FRIEND)
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET,HEAD,POST,PUT,DELETE")
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type");
		this.api.get()
			.uri("/api/user")
			.header(HttpHeaders.ORIGIN, FRIEND)
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, FRIEND);
	}

	@Test
	void answersOtherOriginsWithoutPermission() {
		preflight("https://stranger.example.org").expectStatus()
			.isOk()
			.expectHeader()
			.doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
		this.api.get()
			.uri("/api/tags")
			.header(HttpHeaders.ORIGIN, "https://stranger.example.org")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
	}

	@Test
	void answersPlainOptionsWithoutToken() {
		this.api.method(HttpMethod.OPTIONS).uri("/api/user").exchange().expectStatus().isOk();
	}

	private RestTestClient.ResponseSpec preflight(String origin) {
		return this.api.method(HttpMethod.OPTIONS)
			.uri("/api/articles")
			.header(HttpHeaders.ORIGIN, origin)
			.header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST")
			.header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "authorization, content-type")
			.exchange();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/articles/%00", "/api/articles/a%2Fb", "/api/articles/%ff%fe", "/api/profiles/%ff" })
	void answersPathsThatAreNoTextInTheShapeOfErrors(String path) throws Exception {
		HttpResponse<String> response = raw(path);

		assertThat(response.statusCode()).isBetween(400, 404);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(response.body()).startsWith("{\"errors\":{\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tag", "author", "favorited", "limit" })
	void refusesParametersThatAreNoText(String name) throws Exception {
		HttpResponse<String> response = raw("/api/articles?" + name + "=%ff");

		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).isEqualTo("{\"errors\":{\"request\":[\"is invalid\"]}}");
	}

	private HttpResponse<String> raw(String path) throws Exception {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
		}
	}

}

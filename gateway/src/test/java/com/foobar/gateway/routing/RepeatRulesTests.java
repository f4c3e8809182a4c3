package com.foobar.gateway.routing;

import java.net.URI;
import java.util.Map;

import com.foobar.gateway.configuration.GatewayProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatRulesTests {

	private final RepeatRules rules = new RepeatRules(new Binder(
			new MapConfigurationPropertySource(Map.of("foobar.gateway.upstreams.app-service.instances[0].name",
					"app-service-1", "foobar.gateway.upstreams.app-service.instances[0].url", "http://127.0.0.1:1",
					"foobar.gateway.upstreams.app-service.instances[0].health-url", "http://127.0.0.1:1/ready",
					"foobar.gateway.upstreams.web-app.instances[0].name", "web-app-1",
					"foobar.gateway.upstreams.web-app.instances[0].url", "http://127.0.0.1:1",
					"foobar.gateway.upstreams.web-app.instances[0].health-url", "http://127.0.0.1:1/ready")))
		.bind("foobar.gateway", GatewayProperties.class)
		.get());

	@ParameterizedTest
	@CsvSource({ "GET, /, true", "HEAD, /, true", "OPTIONS, /, true", "PUT, /api/user, true",
			"PUT, /api/articles/a, false", "DELETE, /api/articles/a, false", "DELETE, /api/articles/a/favorite, true",
			"DELETE, /api/profiles/jo/follow, true", "PATCH, /api/user, false", "POST, /api/articles, false",
			"POST, /login, false", "POST, /api/users/login, true", "POST, /api/articles/a/favorite, true",
			"POST, /api/profiles/jo/follow, true", "POST, /api/articles/a/b/favorite, false" })
	void repeatsOnlyWhatChangesNothingAndAnswersTheSameTheSecondTime(HttpMethod method, String path, boolean repeated) {
		assertThat(this.rules.mayRepeat(MockServerHttpRequest.method(method, path).build())).isEqualTo(repeated);
	}

	@ParameterizedTest
	@CsvSource({ "/api/users, true", "/api/articles, true", "/api/articles/a/comments, true", "/api/articles/a, false",
			"/editor, false" })
	void repeatsPostsWithAKeyWhereKeysCount(String path, boolean repeated) {
		assertThat(this.rules.mayRepeat(
				MockServerHttpRequest.method(HttpMethod.POST, path).header(RepeatRules.IDEMPOTENCY_KEY, "k").build()))
			.isEqualTo(repeated);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 3", "Transfer-Encoding: chunked" })
	void repeatsNothingWhoseBodyIsGone(String header) {
		String[] parts = header.split(": ", 2);
		MockServerHttpRequest request = MockServerHttpRequest.put("/api/user").header(parts[0], parts[1]).build();

		assertThat(this.rules.mayRepeat(request)).isFalse();
		assertThat(this.rules.mayRepeat(new KeptRequest(request, new byte[3], new HttpHeaders(request.getHeaders()))))
			.isTrue();
	}

	@Test
	void missesAKeyOnlyOnPostsThatCreate() {
		assertThat(this.rules.lacksKey(MockServerHttpRequest.post("/api/articles").build())).isTrue();
		assertThat(this.rules
			.lacksKey(MockServerHttpRequest.post("/api/articles").header(RepeatRules.IDEMPOTENCY_KEY, "mine").build()))
			.isFalse();
		assertThat(this.rules.lacksKey(MockServerHttpRequest.put("/api/articles").build())).isFalse();
		assertThat(this.rules
			.lacksKey(MockServerHttpRequest.method(HttpMethod.POST, URI.create("/api/users/login")).build())).isFalse();
	}

}

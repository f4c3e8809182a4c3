package com.foobar.gateway.error;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

import com.foobar.gateway.support.Ports;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The day on which nothing is up. */
class ErrorIntegrationTests {

	private static RunningGateway gateway;

	@BeforeAll
	static void startInFrontOfNothing() {
		Map<String, String> settings = new LinkedHashMap<>();
		for (String upstream : new String[] { "app-service", "web-app" }) {
			for (int i = 0; i < 2; i++) {
				RunningGateway.instance(settings, upstream, i, upstream + "-" + (i + 1),
						"http://127.0.0.1:" + Ports.free(), "http://127.0.0.1:1/ready");
			}
		}
		gateway = RunningGateway.with(settings);
	}

	@AfterAll
	static void stop() {
		gateway.close();
	}

	@Test
	void tellsClientsOfTheApiInItsOwnShape() throws IOException {
		HttpResponse<String> response = gateway.client().get("/api/tags");

		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(response.body()).isEqualTo("{\"errors\":{\"server\":[\"is unavailable, try again\"]}}");
	}

	@Test
	void tellsPeopleByAPageThatNeedsNothingElse() throws IOException {
		HttpResponse<String> response = gateway.client().get("/");

		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
			.startsWith("default-src 'none'");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(response.headers().firstValue("Strict-Transport-Security")).isPresent();
		assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
		assertThat(response.body()).contains("Back in a moment").doesNotContain("src=", "href=", "Exception", "127.0");
	}

	@Test
	void answersHeadWithoutABody() throws IOException {
		HttpResponse<String> response = gateway.client()
			.send(gateway.client().request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()));

		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValueAsLong("Content-Length").orElse(0)).isPositive();
		assertThat(response.body()).isEmpty();
	}

	@Test
	void answersWithinTenthOfASecond() throws IOException {
		gateway.client().get("/api/tags");
		long fastest = Long.MAX_VALUE;
		for (int i = 0; i < 20; i++) {
			long begun = System.nanoTime();
			assertThat(gateway.client().get("/api/tags").statusCode()).isEqualTo(503);
			fastest = Math.min(fastest, System.nanoTime() - begun);
		}

		assertThat(fastest / 1_000_000).isLessThan(100);
	}

}

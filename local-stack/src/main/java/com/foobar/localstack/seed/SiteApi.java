package com.foobar.localstack.seed;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import javax.net.ssl.SSLContext;

import com.foobar.localstack.stack.StackException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The site's REST API through a gateway. A request that finds nobody at home is repeated
 * a few times; its key keeps the site from doing it twice.
 */
final class SiteApi implements AutoCloseable {

	private static final Duration DEADLINE = Duration.ofSeconds(20);

	private static final int TRIES = 4;

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final Set<Integer> NOBODY_AT_HOME = Set.of(502, 503, 504);

	private final HttpClient http;

	private final String base;

	SiteApi(SSLContext trust, String address) {
		this.http = HttpClient.newBuilder().sslContext(trust).connectTimeout(DEADLINE).build();
		this.base = "https://" + address;
	}

	/** For a segment or a value in an address. */
	static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	JsonNode get(String path, @Nullable String token) {
		return expectSuccess("GET " + path, send("GET", path, token, null));
	}

	JsonNode post(String path, @Nullable String token, @Nullable Object body) {
		return expectSuccess("POST " + path, send("POST", path, token, body));
	}

	JsonNode put(String path, String token, Object body) {
		return expectSuccess("PUT " + path, send("PUT", path, token, body));
	}

	/** Sends a request and returns the answer, whatever its status. */
	HttpResponse<String> send(String method, String path, @Nullable String token, @Nullable Object body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path))
			.timeout(DEADLINE)
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))
							: HttpRequest.BodyPublishers.noBody());
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		if (method.equals("POST")) {
			request.header("Idempotency-Key", UUID.randomUUID().toString());
		}
		if (token != null) {
			request.header("Authorization", "Token " + token);
		}
		return repeated(request.build());
	}

	@Override
	public void close() {
		this.http.close();
	}

	static JsonNode expectSuccess(String what, HttpResponse<String> response) {
		if (response.statusCode() / 100 != 2) {
			throw new StackException("The site refused " + what + ": " + response.statusCode() + " " + response.body());
		}
		return JsonMapper.shared().readTree(response.body());
	}

	private HttpResponse<String> repeated(HttpRequest request) {
		for (int attempt = 1;; attempt++) {
			try {
				HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
				if (attempt == TRIES || !NOBODY_AT_HOME.contains(response.statusCode())) {
					return response;
				}
			}
			catch (IOException ex) {
				if (attempt == TRIES) {
					throw new StackException("The site does not answer at " + this.base + " ("
							+ ex.getClass().getSimpleName() + "): look with ./foobar ps.", ex);
				}
			}
			catch (InterruptedException ex) {
				throw interrupted(ex);
			}
			pause(attempt);
		}
	}

	private static void pause(int attempt) {
		try {
			Thread.sleep(PAUSE.multipliedBy(attempt));
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static StackException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new StackException("Interrupted while waiting for the site.", ex);
	}

}

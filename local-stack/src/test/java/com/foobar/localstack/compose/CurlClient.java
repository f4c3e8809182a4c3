package com.foobar.localstack.compose;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.foobar.localstack.compose.Commands.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks {@code https://www.foobar.com} at a gateway's address, trusting the local
 * authority and nobody else, as a person would with curl.
 *
 * @param authority the authority's certificate
 * @param address address of the gateway
 */
record CurlClient(Path authority, String address) {

	/** An answer's status, 0 when there was none, and body. */
	record Answer(int status, String body) {

		JsonNode json() {
			return JsonMapper.shared().readTree(this.body);
		}

	}

	Answer get(String path) {
		return send("GET", path, null, null);
	}

	/** Sends JSON and returns the JSON answer, which must have the given status. */
	JsonNode post(String path, @Nullable String token, Object body, int status) {
		Answer answer = send("POST", path, token, JsonMapper.shared().writeValueAsString(body));
		assertThat(answer.status()).as("POST %s at %s: %s", path, this.address, answer.body()).isEqualTo(status);
		return answer.json();
	}

	Answer send(String method, String path, @Nullable String token, @Nullable String body) {
		List<String> command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "20", "-X", method, "--cacert",
				this.authority.toString(), "--resolve",
				"www.foobar.com:" + ComposeStack.HTTPS_PORT + ":" + this.address, "-w", "\n%{http_code}"));
		if (body != null) {
			command.addAll(List.of("-H", "Content-Type: application/json", "-d", body));
		}
		if (token != null) {
			command.addAll(List.of("-H", "Authorization: Token " + token));
		}
		command.add("https://www.foobar.com:" + ComposeStack.HTTPS_PORT + path);
		Outcome outcome = Commands.run(Duration.ofSeconds(30), Path.of("."), Map.of(), command);
		int end = outcome.out().lastIndexOf('\n');
		assertThat(end).as("curl says: %s", outcome.err()).isNotNegative();
		return new Answer(Integer.parseInt(outcome.out().substring(end + 1)), outcome.out().substring(0, end));
	}

	/** Registers a person, logs in and returns the token. */
	String enter(String name) {
		String password = "a password for the test";
		post("/api/users", null,
				Map.of("user", Map.of("username", name, "email", name + "@foobar.com", "password", password)), 201);
		return post("/api/users/login", null,
				Map.of("user", Map.of("email", name + "@foobar.com", "password", password)), 200)
			.at("/user/token")
			.asString();
	}

	/** Publishes an article and returns its slug. */
	String publish(String token, String title) {
		return post("/api/articles", token, Map.of("article", Map.of("title", title, "description",
				"From " + this.address, "body", "Through *everything*.", "tagList", List.of("rows"))), 201)
			.at("/article/slug")
			.asString();
	}

}

package com.foobar.appservice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes requests from the API's description: good ones, ones at the limits, hostile ones.
 */
final class RandomRequests {

	private static final List<String> HOSTILE = List.of("", " ", "\u0000", "\uFEFF", "'", "\"", "' OR '1'='1",
			"; DROP TABLE article", "%", "%00", "%2e%2e%2f", "../../etc/passwd", "..", ".", "/", "\\", "?", "#", "&",
			";", "null", "NaN", "-1", "0", "9223372036854775808", "1e400", "<script>alert(1)</script>", "{{7*7}}",
			"${jndi:x}", "\u202e\u2066", "\ud83d\udc33", "e\u0301\u0301\u0301", "\u0130\u0131\u00df", "feed",
			"a".repeat(300), "x".repeat(5_000), "\r\nSet-Cookie: a=b", "\u00a0\u3000", "__proto__", "true", "[]", "{}");

	private static final List<String> HOSTILE_JSON = List.of("", "null", "[]", "1", "\"x\"", "{", "{\"user\":",
			"{\"user\":null}", "{\"article\":[]}", "{\"comment\":\"x\"}", "{}", "[".repeat(2_000),
			"{\"a\":".repeat(600), "\u0000", "NaN", "{\"user\":{},\"user\":{}}", "{\"article\":{\"title\":1e999}}",
			"\ufeff{}");

	/** What can be sent in a URL and is no text, or no segment. */
	private static final List<String> NO_TEXT = List.of("%ff", "%00", "a%2Fb", "%c3%28", "%5c", "%e2%82");

	private final Random random;

	private final JsonMapper json;

	private final List<Operation> operations = new ArrayList<>();

	/** What exists, as far as earlier answers told. */
	private final Map<String, ConcurrentLinkedDeque<String>> known = Map.of("slug", new ConcurrentLinkedDeque<>(),
			"username", new ConcurrentLinkedDeque<>(), "id", new ConcurrentLinkedDeque<>(), "token",
			new ConcurrentLinkedDeque<>(), "tag", new ConcurrentLinkedDeque<>(List.of("tag1", "tag2")));

	RandomRequests(long seed, JsonNode document, JsonMapper json) {
		this.random = new Random(seed);
		this.json = json;
		document.path("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach((method) -> this.operations
					.add(new Operation(method.getKey(), path.getKey(), method.getValue()))));
	}

	/** Remembers what an answer tells, so that later requests meet something. */
	void learn(String body) {
		JsonNode answer = this.json.readTree(body);
		remember("slug", answer.at("/article/slug"));
		remember("username", answer.at("/user/username"));
		remember("token", answer.at("/user/token"));
		remember("id", answer.at("/comment/id"));
	}

	private void remember(String kind, JsonNode value) {
		if (!value.isMissingNode() && !value.isNull()) {
			ConcurrentLinkedDeque<String> values = of(kind);
			values.addFirst(value.asString());
			if (values.size() > 200) {
				values.pollLast();
			}
		}
	}

	synchronized Request next() {
		Operation operation = pick(this.operations);
		boolean hashes = operation.path().startsWith("/api/users") || operation.path().equals("/api/user");
		if (hashes && this.random.nextInt(4) > 0) {
			// Passwords are dear on purpose: most requests ask for other things.
			operation = pick(this.operations);
		}
		StringBuilder path = new StringBuilder();
		for (String segment : operation.path().substring(1).split("/", -1)) {
			path.append('/').append(segment.startsWith("{") ? segment(segment.replaceAll("[{}]", "")) : segment);
		}
		String separator = "?";
		for (JsonNode parameter : operation.description().path("parameters")) {
			if (parameter.path("in").asString().equals("query") && this.random.nextInt(3) == 0) {
				path.append(separator)
					.append(parameter.path("name").asString())
					.append('=')
					.append((this.random.nextInt(25) == 0) ? pick(NO_TEXT) : encoded(query(parameter)));
				separator = "&";
			}
		}
		JsonNode body = operation.description().at("/requestBody/content/application~1json/schema");
		return new Request(operation.method().toUpperCase(Locale.ROOT), path.toString(), token(),
				this.random.nextInt(20) == 0 ? pick(HOSTILE_KEYS) : null, body.isMissingNode() ? null : body(body));
	}

	private static final List<String> HOSTILE_KEYS = List.of("a", "b", "\"quoted\"", "k".repeat(256), "with space");

	private String segment(String name) {
		if (this.random.nextInt(25) == 0) {
			return pick(NO_TEXT);
		}
		ConcurrentLinkedDeque<String> values = of(name);
		if (values.isEmpty() || this.random.nextInt(5) == 0) {
			return encoded(pick(HOSTILE));
		}
		return encoded(pick(new ArrayList<>(values)));
	}

	private ConcurrentLinkedDeque<String> of(String kind) {
		@Nullable ConcurrentLinkedDeque<String> values = this.known.get(kind);
		if (values == null) {
			throw new IllegalStateException("No values are known for " + kind);
		}
		return values;
	}

	private String query(JsonNode parameter) {
		if (this.random.nextInt(3) == 0) {
			return pick(HOSTILE);
		}
		if (parameter.at("/schema/type").asString().equals("integer")) {
			return Integer.toString(this.random.nextInt(130) - 5);
		}
		return parameter.path("name").asString().equals("tag") ? pick(new ArrayList<>(of("tag")))
				: of("username").isEmpty() ? "nobody" : pick(new ArrayList<>(of("username")));
	}

	private @Nullable String token() {
		return switch (this.random.nextInt(8)) {
			case 0 -> null;
			case 1 -> pick(List.of("", "Token", "Token x.y.z", "Bearer " + "a".repeat(3_000), "Basic eDp5"));
			default -> of("token").isEmpty() ? null : "Token " + pick(new ArrayList<>(of("token")));
		};
	}

	private String body(JsonNode schema) {
		return switch (this.random.nextInt(6)) {
			case 0 -> pick(HOSTILE_JSON);
			case 1, 2 -> this.json.writeValueAsString(value(schema, 3));
			default -> this.json.writeValueAsString(value(schema, 0));
		};
	}

	/**
	 * A value that fits the schema.
	 * @param wildness of ten values so many do not fit
	 */
	private JsonNode value(JsonNode schema, int wildness) {
		if (this.random.nextInt(10) < wildness) {
			return pick(List.of(this.json.nullNode(), this.json.createArrayNode(), this.json.createObjectNode(),
					this.json.getNodeFactory().numberNode(this.random.nextLong()),
					this.json.getNodeFactory().booleanNode(true),
					this.json.getNodeFactory().stringNode(pick(HOSTILE))));
		}
		JsonNode type = schema.path("type");
		String name = type.isArray() ? type.get(0).asString() : type.asString();
		return switch (name) {
			case "object" -> object(schema, wildness);
			case "array" -> array(schema, wildness);
			default -> this.json.getNodeFactory().stringNode(text(schema));
		};
	}

	private JsonNode object(JsonNode schema, int wildness) {
		ObjectNode object = this.json.createObjectNode();
		List<String> required = schema.path("required").valueStream().map(JsonNode::asString).toList();
		for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
			if (required.contains(property.getKey()) ? this.random.nextInt(10) >= wildness
					: this.random.nextBoolean()) {
				boolean email = property.getKey().equals("email");
				JsonNode value = value(property.getValue(), wildness);
				object.set(property.getKey(), (email && wildness == 0)
						? this.json.getNodeFactory().stringNode("a" + this.random.nextLong() + "@example.org") : value);
			}
		}
		return object;
	}

	private JsonNode array(JsonNode schema, int wildness) {
		ArrayNode array = this.json.createArrayNode();
		int most = schema.path("maxItems").asInt(5);
		int length = this.random.nextInt(10) == 0 ? most + this.random.nextInt(2) : this.random.nextInt(4);
		for (int i = 0; i < length; i++) {
			array.add(value(schema.path("items"), wildness));
		}
		return array;
	}

	private String text(JsonNode schema) {
		int most = schema.path("maxLength").asInt(50);
		int least = schema.path("minLength").asInt(1);
		return switch (this.random.nextInt(12)) {
			case 0 -> "m".repeat(most);
			case 1 -> "m".repeat(Math.max(1, least - 1));
			case 2 -> "\ud83d\udc33".repeat(Math.min(most, 3_000));
			case 3 -> "m".repeat(most + 1);
			case 4 -> pick(HOSTILE);
			default -> "text" + Long.toString(this.random.nextLong() & Long.MAX_VALUE, 36) + "-long-enough";
		};
	}

	private <T> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/**
	 * An operation of the description.
	 *
	 * @param method HTTP method in lower case
	 * @param path path with placeholders
	 * @param description what the API says of it
	 */
	private record Operation(String method, String path, JsonNode description) {
	}

	/**
	 * A request to send.
	 *
	 * @param method HTTP method
	 * @param path path and query
	 * @param authorization header, or null
	 * @param key idempotency key, or null
	 * @param body body, or null
	 */
	record Request(String method, String path, @Nullable String authorization, @Nullable String key,
			@Nullable String body) {
	}

}

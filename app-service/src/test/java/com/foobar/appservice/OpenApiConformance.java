package com.foobar.appservice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Compares every answer with what the API says of itself, and turns one that differs into
 * status 599, which no test expects.
 */
final class OpenApiConformance extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(OpenApiConformance.class);

	static final int DIFFERS = 599;

	private static final Set<Integer> OF_ANY_PATH = Set.of(400, 404, 405);

	private static final String DOCUMENT = "/api/openapi";

	private final JsonMapper json = new JsonMapper();

	private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

	private volatile @Nullable Description description;

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ContentCachingResponseWrapper copy = new ContentCachingResponseWrapper(response);
		chain.doFilter(request, copy);
		String difference = difference(request, copy);
		if (difference.isEmpty()) {
			copy.copyBodyToResponse();
			return;
		}
		copy.resetBuffer();
		copy.setStatus(DIFFERS);
		log.error("{} {}: {}", request.getMethod(), request.getRequestURI(), difference);
		copy.getWriter().write(difference);
		copy.copyBodyToResponse();
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getRequestURI().startsWith("/api/") || request.getRequestURI().startsWith(DOCUMENT)
				|| request.getRequestURI().startsWith("/api/docs") || request.getMethod().equals("OPTIONS");
	}

	private String difference(HttpServletRequest request, ContentCachingResponseWrapper response) throws IOException {
		Description api = description(request);
		int status = response.getStatus();
		byte[] body = response.getContentAsByteArray();
		@Nullable JsonNode operation = api.operation(request.getRequestURI(), request.getMethod());
		@Nullable JsonNode answer = (operation != null) ? operation.path("responses").get(Integer.toString(status)) : null;
		boolean bodiless = status == 204 || status == 304 || request.getMethod().equals("HEAD");
		if (answer == null && (operation == null ? status < 400 : !OF_ANY_PATH.contains(status))) {
			return "status " + status + " is not described";
		}
		if (bodiless) {
			return (body.length == 0) ? "" : "there is a body";
		}
		String type = String.valueOf(response.getContentType());
		if (!type.startsWith("application/json")) {
			return "the content type is " + type;
		}
		String reference = (answer != null)
				? answer.at("/content/application~1json/schema/$ref").asString("#/components/schemas/Errors")
				: "#/components/schemas/Errors";
		List<Error> errors = this.schemas.computeIfAbsent(reference, (name) -> schema(api, name))
			.validate(this.json.readTree(body));
		return errors.isEmpty() ? "" : errors.toString();
	}

	private Schema schema(Description api, String reference) {
		ObjectNode schema = this.json.createObjectNode();
		schema.set("components", api.document().path("components"));
		schema.put("$ref", reference);
		return this.registry.getSchema(schema);
	}

	private Description description(HttpServletRequest request) throws IOException {
		@Nullable Description known = this.description;
		if (known == null) {
			known = Description.of(document(this.json, request.getLocalPort()));
			this.description = known;
		}
		return known;
	}

	static JsonNode document(JsonMapper json, int port) throws IOException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return json.readTree(
					client
						.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + DOCUMENT)).build(),
								HttpResponse.BodyHandlers.ofString())
						.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	/**
	 * What the API says of itself.
	 *
	 * @param document all of it
	 * @param paths the operations, by their paths, most special path first
	 */
	private record Description(JsonNode document, List<Map.Entry<PathPattern, JsonNode>> paths) {

		static Description of(JsonNode document) {
			return new Description(document, document.path("paths")
				.properties()
				.stream()
				.map((path) -> Map.entry(PathPatternParser.defaultInstance.parse(path.getKey()), path.getValue()))
				.sorted(Comparator.comparing(Map.Entry::getKey, PathPattern.SPECIFICITY_COMPARATOR))
				.toList());
		}

		@Nullable JsonNode operation(String path, String method) {
			PathContainer container = PathContainer.parsePath(path);
			String name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
			return this.paths.stream()
				.filter((entry) -> entry.getKey().matches(container))
				.findFirst()
				.map((entry) -> entry.getValue().get(name))
				.orElse(null);
		}

	}

}

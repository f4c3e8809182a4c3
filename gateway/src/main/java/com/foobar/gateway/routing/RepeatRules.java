package com.foobar.gateway.routing;

import java.util.List;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.forwarding.AnnouncedBody;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Decides which requests may be sent once more although an instance may have carried them
 * out: those whose repetition changes nothing and gets the same answer, as long as their
 * bodies are at hand. That is less than the standard calls idempotent: a second
 * {@code DELETE} does no harm, but its 404 would be taken for the truth.
 */
@Component
final class RepeatRules {

	static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	private final List<PathPattern> keyed;

	private final List<PathPattern> repeatable;

	RepeatRules(GatewayProperties properties) {
		this.keyed = parsed(properties.retry().keyedPosts());
		this.repeatable = parsed(properties.retry().repeatable());
	}

	private static List<PathPattern> parsed(List<String> paths) {
		return paths.stream().map(PathPatternParser.defaultInstance::parse).toList();
	}

	/** Whether the request, as it is now, may be sent once more. */
	boolean mayRepeat(ServerHttpRequest request) {
		return (!AnnouncedBody.isIn(request) || request instanceof KeptRequest) && isIdempotent(request);
	}

	/** Whether it creates something and its sender has given it no key. */
	boolean lacksKey(ServerHttpRequest request) {
		return HttpMethod.POST.equals(request.getMethod()) && !request.getHeaders().containsHeader(IDEMPOTENCY_KEY)
				&& matches(this.keyed, request);
	}

	private boolean isIdempotent(ServerHttpRequest request) {
		if (isSafe(request)) {
			return true;
		}
		HttpMethod method = request.getMethod();
		boolean post = HttpMethod.POST.equals(method);
		if (post && request.getHeaders().containsHeader(IDEMPOTENCY_KEY) && matches(this.keyed, request)) {
			return true;
		}
		return (post || HttpMethod.PUT.equals(method) || HttpMethod.DELETE.equals(method))
				&& matches(this.repeatable, request);
	}

	/**
	 * Whether it changes nothing, however often it is carried out and whoever sends it.
	 */
	static boolean isSafe(ServerHttpRequest request) {
		HttpMethod method = request.getMethod();
		return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method) || HttpMethod.OPTIONS.equals(method);
	}

	private static boolean matches(List<PathPattern> patterns, ServerHttpRequest request) {
		PathContainer path = request.getPath().pathWithinApplication();
		for (PathPattern pattern : patterns) {
			if (pattern.matches(path)) {
				return true;
			}
		}
		return false;
	}

}

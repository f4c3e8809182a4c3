package com.foobar.gateway.routing;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Decides whether a request may be sent once more: always when nothing of it was sent,
 * else only when it changes nothing and has no body that may be half used up.
 */
final class Repeatable {

	private Repeatable() {
	}

	static boolean after(Outcome outcome, ServerHttpRequest request) {
		return outcome.worthAnotherTry()
				&& (outcome.nothingSent() || (isSafe(request.getMethod()) && !hasBody(request)));
	}

	private static boolean isSafe(HttpMethod method) {
		return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method) || HttpMethod.OPTIONS.equals(method);
	}

	private static boolean hasBody(ServerHttpRequest request) {
		HttpHeaders headers = request.getHeaders();
		return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
	}

}

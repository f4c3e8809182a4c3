package com.foobar.gateway.compression;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Decides which answers may be compressed. Who can put text into an answer and see its
 * size could guess, letter by letter, a secret in the same answer. So what a browser is
 * given for its cookies stays as it is, and what is too secret to be stored, too.
 */
final class Compressible {

	private static final Set<String> TYPES = Set.of("text/html", "text/css", "text/plain", "text/javascript",
			"text/xml", "text/csv", "text/markdown", "application/json", "application/problem+json",
			"application/javascript", "application/manifest+json", "application/xml", "application/rss+xml",
			"application/atom+xml", "image/svg+xml");

	private static final String GZIP = "gzip";

	private final long minSize;

	Compressible(long minSize) {
		this.minSize = minSize;
	}

	/** Whether a client that takes gzip would be sent the answer in that form. */
	boolean test(ServerHttpRequest request, @Nullable HttpStatusCode status, HttpHeaders answer) {
		return isText(answer.getFirst(HttpHeaders.CONTENT_TYPE)) && !HttpStatus.PARTIAL_CONTENT.equals(status)
				&& isLargeEnough(answer) && answer.getFirst(HttpHeaders.CONTENT_ENCODING) == null
				&& answer.getFirst(HttpHeaders.SET_COOKIE) == null
				&& allows(answer.getOrEmpty(HttpHeaders.CACHE_CONTROL),
						request.getHeaders().getFirst(HttpHeaders.COOKIE) != null);
	}

	/**
	 * Like the compressor it knows the name in lower case only, as everybody writes it.
	 */
	static boolean isAccepted(ServerHttpRequest request) {
		if (HttpMethod.HEAD.equals(request.getMethod())) {
			return false;
		}
		for (String accepted : request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING)) {
			if (namesGzip(accepted)) {
				return true;
			}
		}
		return false;
	}

	private static boolean namesGzip(String accepted) {
		if (accepted.indexOf(';') < 0) {
			return accepted.contains(GZIP);
		}
		for (String coding : accepted.split(",", -1)) {
			int parameters = coding.indexOf(';');
			String name = (parameters < 0) ? coding : coding.substring(0, parameters);
			if (name.strip().equals(GZIP)) {
				return parameters < 0 || !isRefusal(coding.substring(parameters + 1).replace(" ", ""));
			}
		}
		return false;
	}

	private static boolean isRefusal(String weight) {
		return weight.startsWith("q=0") && weight.chars().skip(2).noneMatch((digit) -> digit >= '1' && digit <= '9');
	}

	private static boolean isText(@Nullable String type) {
		if (type == null) {
			return false;
		}
		int parameters = type.indexOf(';');
		String name = (parameters < 0) ? type : type.substring(0, parameters).stripTrailing();
		return TYPES.contains(name) || TYPES.contains(name.toLowerCase(Locale.ROOT));
	}

	/** An answer that does not tell its size is a long one, as a rule. */
	private boolean isLargeEnough(HttpHeaders answer) {
		String length = answer.getFirst(HttpHeaders.CONTENT_LENGTH);
		return length == null || answer.getContentLength() >= this.minSize;
	}

	private static boolean allows(List<String> cacheControl, boolean cookies) {
		boolean shared = false;
		for (String directives : cacheControl) {
			if (directives.contains("no-store") || directives.contains("no-transform")) {
				return false;
			}
			shared |= directives.contains("public");
		}
		return shared || !cookies;
	}

}

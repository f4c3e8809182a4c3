package com.foobar.localstack.endtoend.contract;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Somebody who uses the API, known to it or not. */
class Visitor {

	private final Site site;

	private final Map<String, String> headers;

	/**
	 * A visitor who sends these headers.
	 * @param headers what goes with each request, such as {@code Authorization}
	 */
	Visitor(Site site, Map<String, String> headers) {
		this.site = site;
		this.headers = headers;
	}

	static Visitor anonymous(Site site) {
		return new Visitor(site, Map.of());
	}

	static Visitor authorizedBy(Site site, String authorization) {
		return new Visitor(site, Map.of("Authorization", authorization));
	}

	final Answer get(String path) {
		return send("GET", path, null);
	}

	final Answer post(String path) {
		return send("POST", path, null);
	}

	final Answer post(String path, Object body) {
		return send("POST", path, body);
	}

	final Answer put(String path, Object body) {
		return send("PUT", path, body);
	}

	final Answer delete(String path) {
		return send("DELETE", path, null);
	}

	final Answer send(String method, String path, @Nullable Object body) {
		return this.site.send(method, path, this.headers, body);
	}

}

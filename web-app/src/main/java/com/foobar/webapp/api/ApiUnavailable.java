package com.foobar.webapp.api;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * No instance of the API could answer: the visitor gets a page that asks to come back
 * soon.
 */
final class ApiUnavailable extends ResponseStatusException {

	private static final String RETRY_AFTER_SECONDS = "5";

	ApiUnavailable(String reason, @Nullable Throwable cause) {
		super(HttpStatus.SERVICE_UNAVAILABLE, reason, cause);
	}

	@Override
	public HttpHeaders getHeaders() {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		return headers;
	}

}

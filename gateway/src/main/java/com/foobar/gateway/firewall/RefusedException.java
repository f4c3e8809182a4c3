package com.foobar.gateway.firewall;

import java.util.concurrent.TimeUnit;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;

/** A request that may not pass. */
final class RefusedException extends ResponseStatusException {

	private final HttpHeaders headers = new HttpHeaders();

	RefusedException(Refusal refusal) {
		super(HttpStatusCode.valueOf(refusal.status().code()));
	}

	RefusedException allowing(String methods) {
		this.headers.set(HttpHeaders.ALLOW, methods);
		return this;
	}

	/** In whole seconds, at least one. */
	RefusedException forNanos(long wait) {
		long second = TimeUnit.SECONDS.toNanos(1);
		this.headers.set(HttpHeaders.RETRY_AFTER, Long.toString((wait + second - 1) / second));
		return this;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	/** Thrown as often as an attacker likes; its origin is always the same. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}

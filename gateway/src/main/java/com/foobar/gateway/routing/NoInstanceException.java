package com.foobar.gateway.routing;

import com.foobar.gateway.upstream.Upstream;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** No instance of an upstream is usable at the moment. */
final class NoInstanceException extends ResponseStatusException {

	NoInstanceException(Upstream upstream) {
		super(HttpStatus.SERVICE_UNAVAILABLE, "No instance of " + upstream.name() + " is up");
	}

	/**
	 * Thrown at times of trouble only, but then for every request: its origin is always
	 * the same.
	 */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}

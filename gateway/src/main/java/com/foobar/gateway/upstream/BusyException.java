package com.foobar.gateway.upstream;

import java.util.concurrent.RejectedExecutionException;

/**
 * Every instance has as much under way as it may, and a request could not wait for one.
 */
final class BusyException extends RejectedExecutionException {

	BusyException(String message) {
		super(message);
	}

	/** Thrown at times of overload: its origin is always the same. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}

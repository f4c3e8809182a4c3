package com.foobar.monitor.access;

/** Nobody could log in, or anybody. */
final class MissingPasswordException extends RuntimeException {

	MissingPasswordException() {
		super("The password of the monitor is missing: " + PasswordGuard.KEY + " is not set");
	}

}

package com.foobar.gateway.tls;

/** A certificate and key that must not be served, and why. */
final class UnusableCertificateException extends Exception {

	UnusableCertificateException(String reason) {
		super(reason);
	}

}

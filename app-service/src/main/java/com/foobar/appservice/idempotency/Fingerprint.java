package com.foobar.appservice.idempotency;

import java.util.List;

/**
 * What tells two requests apart without keeping them. Made with a secret, because a
 * request may hold a password. There is one for each secret that is accepted now.
 *
 * @param hex each in hexadecimal digits, the one to be stored first
 */
record Fingerprint(List<String> hex) {

	String stored() {
		return this.hex.getFirst();
	}

	boolean matches(String otherHex) {
		return this.hex.contains(otherHex);
	}

}

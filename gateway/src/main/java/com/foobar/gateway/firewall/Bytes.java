package com.foobar.gateway.firewall;

/** Which bytes may stand where in a message (RFC 9110, section 5.6; RFC 3986). */
final class Bytes {

	private static final int TOKEN = 1;

	private static final int TARGET = 2;

	private static final int VALUE = 4;

	private static final byte[] KINDS = kinds();

	private Bytes() {
	}

	private static byte[] kinds() {
		byte[] kinds = new byte[256];
		for (int octet = ' '; octet < 256; octet++) {
			kinds[octet] |= VALUE;
		}
		kinds['\t'] |= VALUE;
		kinds[127] = 0;
		for (int octet = '!'; octet < 127; octet++) {
			kinds[octet] |= TARGET | TOKEN;
		}
		for (char delimiter : "\"(),/:;<=>?@[\\]{}".toCharArray()) {
			kinds[delimiter] &= ~TOKEN;
		}
		for (char unwise : "\"#<>\\^`{|}".toCharArray()) {
			kinds[unwise] &= ~TARGET;
		}
		return kinds;
	}

	/** Whether it may be part of a method or of the name of a header. */
	static boolean isToken(int octet) {
		return octet >= 0 && octet < 256 && (KINDS[octet] & TOKEN) != 0;
	}

	/** Whether it may be part of a target; others have to be percent-encoded. */
	static boolean isTarget(int octet) {
		return octet >= 0 && octet < 256 && (KINDS[octet] & TARGET) != 0;
	}

	/** Whether it may be part of the value of a header: no control character may. */
	static boolean isValue(int octet) {
		return octet >= 0 && octet < 256 && (KINDS[octet] & VALUE) != 0;
	}

}

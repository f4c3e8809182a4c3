package com.foobar.dbrouting.session;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Turns names into the numbers by which instances agree on a node. */
public final class Affinity {

	private Affinity() {
	}

	/** A number that is the same for the same text everywhere, and never 0. */
	public static int of(String text) {
		CRC32C checksum = new CRC32C();
		checksum.update(text.getBytes(StandardCharsets.UTF_8));
		int number = (int) checksum.getValue();
		return (number != 0) ? number : 1;
	}

}

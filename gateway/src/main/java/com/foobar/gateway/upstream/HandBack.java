package com.foobar.gateway.upstream;

import java.util.List;

/**
 * Divides requests between a tier that comes back and the one that has stood in for it,
 * as evenly as can be: at first a tenth, then more and more go to the tier that comes
 * back.
 */
final class HandBack {

	/** One request, in whole parts: sums of fractions would lose one now and then. */
	private static final long REQUEST = 1_000_000;

	private long due;

	/** Whether the next request goes to those that come back. */
	synchronized boolean isDue(List<Instance> returning, long now) {
		double share = 0;
		double whole = 0;
		for (Instance instance : returning) {
			share += instance.share(now);
			whole += instance.weight();
		}
		this.due += Math.round(REQUEST * share / whole);
		if (this.due < REQUEST) {
			return false;
		}
		this.due -= REQUEST;
		return true;
	}

}

package com.foobar.dbrouting;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers that no row has yet. */
final class Ids {

	private static final AtomicLong last = new AtomicLong(System.currentTimeMillis() * 1000);

	private Ids() {
	}

	static long next() {
		return last.incrementAndGet();
	}

}

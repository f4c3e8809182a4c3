package com.foobar.dbrouting.cluster;

import java.sql.SQLTransientException;

/** Turns the wish to end a thread's wait into what a data source may throw. */
final class Interruption {

	private Interruption() {
	}

	static SQLTransientException of(String doing, InterruptedException interruption) {
		Thread.currentThread().interrupt();
		return new SQLTransientException("Interrupted while " + doing, interruption);
	}

}

package com.foobar.dbrouting.cluster;

import java.sql.SQLTransientException;

/** Turns the wish to end a thread's wait into what a data source may throw. */
public final class Interruption {

	private Interruption() {
	}

	/** The failure; the thread stays marked as interrupted. */
	public static SQLTransientException of(String doing, InterruptedException interruption) {
		Thread.currentThread().interrupt();
		return new SQLTransientException("Interrupted while " + doing, interruption);
	}

}

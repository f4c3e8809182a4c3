package com.foobar.mysqllocal;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a replica is doing.
 *
 * @param sourcePort port of the server that it follows
 * @param receiverRunning whether it is connected to the source
 * @param applierRunning whether it executes what it receives
 * @param lastError last error of either, or empty
 * @param behind how far it is behind by the server's own reckoning; null when the server
 * cannot tell
 * @param executedSet GTIDs of all it has executed
 */
public record ReplicationStatus(int sourcePort, boolean receiverRunning, boolean applierRunning, String lastError,
		@Nullable Duration behind, String executedSet) {

	/** Whether both halves run. */
	public boolean healthy() {
		return this.receiverRunning && this.applierRunning;
	}

}

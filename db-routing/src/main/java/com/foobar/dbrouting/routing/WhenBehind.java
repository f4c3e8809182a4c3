package com.foobar.dbrouting.routing;

/**
 * What becomes of a read that neither a replica nor the primary's share can serve in
 * time.
 */
public enum WhenBehind {

	/** Goes on waiting, up to the time that a connection may take. */
	WAIT,

	/** Reads an old state, which is counted. */
	STALE,

	/** Fails. */
	FAIL

}

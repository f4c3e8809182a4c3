package com.foobar.gateway.departure;

/**
 * What a connection of a client is told when the gateway goes, as an event of its own.
 */
public enum Notice {

	/** Answer what comes, and ask the client to go on elsewhere. */
	LEAVE,

	/** Close, as soon as nothing is under way. */
	LAST_CALL

}

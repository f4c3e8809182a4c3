package com.foobar.dbrouting.routing;

/** Where a transaction went, and why. */
public enum Route {

	/** A transaction that may write. */
	WRITE("primary", "write"),

	/** A read that the replica could serve. */
	READ("replica", "read"),

	/** A read that the replica had not caught up with in time. */
	BEHIND("primary", "behind"),

	/** A read while the replica did not answer. */
	REPLICA_DOWN("primary", "replica-down"),

	/** A read while all connections to the replica were in use. */
	REPLICA_BUSY("primary", "replica-busy"),

	/** A read that nobody could vouch for, because the primary did not answer. */
	PRIMARY_DOWN("replica", "primary-down");

	private final String role;

	private final String reason;

	Route(String role, String reason) {
		this.role = role;
		this.reason = reason;
	}

	/** The kind of node: primary or replica. */
	public String role() {
		return this.role;
	}

	/** The reason in one word. */
	public String reason() {
		return this.reason;
	}

}

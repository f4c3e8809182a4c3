package com.foobar.dbrouting.routing;

/** Why a transaction went where it went. */
public enum Reason {

	/** A transaction that may write. */
	WRITE("primary", "write"),

	/** A read that is meant for the primary. */
	DEMANDED("primary", "demanded"),

	/** A read on a replica that shows all that it must. */
	READ("replica", "read"),

	/** A read on a replica that was waited for. */
	CAUGHT_UP("replica", "caught-up"),

	/** A read that no replica had caught up with in time. */
	BEHIND("primary", "behind"),

	/** A read while no replica was fit for use. */
	REPLICA_DOWN("primary", "replica-down"),

	/** A read while all connections to the replicas were in use. */
	REPLICA_BUSY("primary", "replica-busy"),

	/** A read that nobody could vouch for, because there was no primary to ask. */
	PRIMARY_DOWN("replica", "primary-down"),

	/** A read of an old state, as {@code db-routing.when-behind=stale} allows. */
	STALE("replica", "stale");

	private final String role;

	private final String tag;

	Reason(String role, String tag) {
		this.role = role;
		this.tag = tag;
	}

	/** The kind of node: primary or replica. */
	public String role() {
		return this.role;
	}

	/** The reason in one word. */
	public String tag() {
		return this.tag;
	}

}

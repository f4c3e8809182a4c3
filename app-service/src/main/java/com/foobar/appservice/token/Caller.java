package com.foobar.appservice.token;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * The account that a request comes from.
 *
 * @param accountId its id in the database
 */
public record Caller(long accountId) implements Serializable {

	/** What no account has for an id. */
	public static final long NOBODY = 0;

	/** The caller's id, or {@link #NOBODY} for a request without a token. */
	public static long idOf(@Nullable Caller caller) {
		return (caller != null) ? caller.accountId() : NOBODY;
	}

}

package com.foobar.webapp.api;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf the API is asked: declared as a parameter of every remote method, so
 * that it survives a change of thread.
 *
 * @param token login token, or null for an anonymous visitor
 * @param address network address of the visitor
 * @param trace trace context headers of the visitor's request, by name
 * @param consistency what the visitor's own writes are remembered by
 */
public record Caller(@Nullable Token token, String address, Map<String, String> trace, ConsistencyCookies consistency) {

	/** Whether the visitor carries a login token; the API decides whether it is good. */
	public boolean signedIn() {
		return this.token != null;
	}

	/** The same visitor without the token, for calls that do not look at it. */
	public Caller anonymous() {
		return new Caller(null, this.address, this.trace, this.consistency);
	}

}

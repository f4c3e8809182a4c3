package com.foobar.appservice.request;

import org.jspecify.annotations.Nullable;

/**
 * A field of an update: left out, or given with a new value, which may be none.
 *
 * @param given whether the field was in the request
 * @param value the new value
 */
public record Change(boolean given, @Nullable String value) {

	static final Change NONE = new Change(false, null);

	/** The value after the change. */
	public @Nullable String appliedTo(@Nullable String current) {
		return this.given ? this.value : current;
	}

}

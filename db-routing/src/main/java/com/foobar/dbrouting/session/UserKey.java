package com.foobar.dbrouting.session;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What tells one user's requests from another's before a token does. A bean of this type
 * replaces what {@code db-routing.affinity} names.
 */
@FunctionalInterface
public interface UserKey {

	/** The key, or nothing for a user who can't be told from others. */
	@Nullable String of(HttpServletRequest request);

}

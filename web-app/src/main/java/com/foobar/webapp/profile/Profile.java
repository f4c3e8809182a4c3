package com.foobar.webapp.profile;

import com.foobar.webapp.account.Username;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, as everybody sees them.
 *
 * @param username name
 * @param bio what they say about themselves, or null
 * @param image address of a picture, as typed, or null
 * @param following whether the visitor follows them
 */
record Profile(Username username, @Nullable String bio, @Nullable String image, boolean following) {
}

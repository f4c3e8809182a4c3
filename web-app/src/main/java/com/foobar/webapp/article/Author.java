package com.foobar.webapp.article;

import com.foobar.webapp.account.Username;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote an article or a comment.
 *
 * @param username name shown to everybody
 * @param image address of a picture, as typed, or null
 * @param following whether the visitor follows them
 */
public record Author(Username username, @Nullable String image, boolean following) {
}

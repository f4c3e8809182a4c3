package com.foobar.webapp.account;

import com.foobar.webapp.api.Token;
import org.jspecify.annotations.Nullable;

/**
 * The visitor's own account.
 *
 * @param username name shown to everybody
 * @param image address of a picture, as typed, or null
 * @param token login token, good from now on
 */
public record User(String username, @Nullable String image, Token token) {
}

package com.foobar.webapp.account;

import com.foobar.webapp.api.Token;
import org.jspecify.annotations.Nullable;

/**
 * The visitor's own account.
 *
 * @param username name shown to everybody
 * @param email e-mail address, shown to nobody else
 * @param bio what the person says about themselves, or null
 * @param image address of a picture, as typed, or null
 * @param token login token, good from now on
 */
public record User(Username username, String email, @Nullable String bio, @Nullable String image, Token token) {
}

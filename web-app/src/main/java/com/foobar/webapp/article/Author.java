package com.foobar.webapp.article;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote an article.
 *
 * @param username name shown to everybody
 * @param image address of a picture, as typed, or null
 */
public record Author(String username, @Nullable String image) {
}

package com.foobar.appservice.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person, as the API shows people to others.
 *
 * @param username name
 * @param bio text about the person
 * @param image picture
 * @param following whether the viewer follows this person
 */
public record Profile(String username, @Schema(types = {
		"string", "null" }) @Nullable String bio, @Schema(types = { "string", "null" }) @Nullable String image,
		boolean following){
}

package com.foobar.webapp.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A login token as the API issued it; never printed.
 *
 * @param value opaque text of the token
 */
public record Token(String value) {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Token {
	}

	@Override
	public String toString() {
		return "Token[hidden]";
	}

}

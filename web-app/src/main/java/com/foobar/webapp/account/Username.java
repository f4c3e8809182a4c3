package com.foobar.webapp.account;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.annotation.JsonCreator;

import org.springframework.web.util.UriUtils;

/**
 * Somebody's name, and where their page is.
 *
 * @param value name as typed
 */
public record Username(String value) {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Username {
	}

	/** Address of the person's page. */
	public String href() {
		return "/profile/" + UriUtils.encode(this.value, StandardCharsets.UTF_8);
	}

}

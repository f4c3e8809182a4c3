package com.foobar.webapp.article;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.annotation.JsonCreator;

import org.springframework.web.util.UriUtils;

/**
 * A tag, and where its articles are listed.
 *
 * @param name text of the tag, any characters
 */
public record Tag(String name) {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Tag {
	}

	/** Address of the tag's page, without query. */
	public String href() {
		return "/tag/" + UriUtils.encode(this.name, StandardCharsets.UTF_8);
	}

}

package com.foobar.webapp.article;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.annotation.JsonCreator;

import org.springframework.web.util.UriUtils;

/**
 * The name of an article in addresses.
 *
 * @param value text of the slug
 */
public record Slug(String value) {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Slug {
	}

	/** Address of the article's page. */
	public String href() {
		return "/article/" + encoded();
	}

	/** Address of the editor with the article in it. */
	public String editorHref() {
		return "/editor/" + encoded();
	}

	private String encoded() {
		return UriUtils.encode(this.value, StandardCharsets.UTF_8);
	}

}

package com.foobar.webapp.article;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What somebody says about an article.
 *
 * @param id its number
 * @param createdAt when it was written
 * @param body plain text
 * @param author who wrote it
 */
record Comment(long id, Instant createdAt, String body, Author author) {

	public LocalDate published() {
		return LocalDate.ofInstant(this.createdAt, ZoneOffset.UTC);
	}

}

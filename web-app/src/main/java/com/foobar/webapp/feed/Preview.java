package com.foobar.webapp.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import com.foobar.webapp.article.Author;
import com.foobar.webapp.article.Slug;
import com.foobar.webapp.article.Tag;

/**
 * An article as a list shows it.
 *
 * @param slug its name in addresses
 * @param title title
 * @param description one or two sentences that invite to read on
 * @param tagList tags in the author's order
 * @param createdAt when it was published
 * @param favorited whether it is among the visitor's favorites
 * @param favoritesCount how many people's favorite it is
 * @param author who wrote it
 */
public record Preview(Slug slug, String title, String description, List<Tag> tagList, Instant createdAt,
		boolean favorited, int favoritesCount, Author author) {

	public LocalDate published() {
		return LocalDate.ofInstant(this.createdAt, ZoneOffset.UTC);
	}

}

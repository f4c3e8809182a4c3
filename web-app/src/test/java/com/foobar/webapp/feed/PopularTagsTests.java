package com.foobar.webapp.feed;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.foobar.webapp.account.Username;
import com.foobar.webapp.article.Author;
import com.foobar.webapp.article.Slug;
import com.foobar.webapp.article.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The tags beside a list. */
class PopularTagsTests {

	@Test
	void showsMostUsedTagsThenThoseInView() {
		List<Tag> all = IntStream.range(0, 100).mapToObj(number -> new Tag("tag " + number)).toList();

		List<Tag> chosen = PopularTags.choose(all, List.of(preview("tag 3", "brand new")));

		assertThat(chosen).hasSize(PopularTags.MOST_USED + 1)
			.startsWith(new Tag("tag 0"), new Tag("tag 1"))
			.endsWith(new Tag("brand new"))
			.doesNotHaveDuplicates();
	}

	private static Preview preview(String... tags) {
		return new Preview(new Slug("slug-1"), "Title", "Description", List.of(tags).stream().map(Tag::new).toList(),
				Instant.EPOCH, false, 0, new Author(new Username("alice"), null, false));
	}

}

package com.foobar.webapp.feed;

import java.util.List;
import java.util.stream.Stream;

import com.foobar.webapp.article.Tag;

/**
 * Chooses the tags beside a list: the most used ones, and those of the articles in view.
 */
final class PopularTags {

	static final int MOST_USED = 30;

	private PopularTags() {
	}

	static List<Tag> choose(List<Tag> mostUsedFirst, List<Preview> inView) {
		Stream<Tag> visible = inView.stream().flatMap(article -> article.tagList().stream());
		return Stream.concat(mostUsedFirst.stream().limit(MOST_USED), visible).distinct().toList();
	}

}

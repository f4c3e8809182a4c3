package com.foobar.appservice.article;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tags in use. */
@RestController
class TagController {

	private final ArticleReader reader;

	TagController(ArticleReader reader) {
		this.reader = reader;
	}

	@GetMapping("/api/tags")
	TagsAnswer tags() {
		return new TagsAnswer(this.reader.tags());
	}

	/**
	 * All tags, most used first.
	 *
	 * @param tags the tags
	 */
	record TagsAnswer(List<String> tags) {

	}

}

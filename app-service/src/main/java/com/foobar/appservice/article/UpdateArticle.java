package com.foobar.appservice.article;

import java.util.List;
import java.util.Optional;

import com.foobar.appservice.request.Fields;

/**
 * What an author changes about an article.
 *
 * @param title new title
 * @param description new description
 * @param body new text
 * @param tags new tags, which replace all others
 */
record UpdateArticle(Optional<String> title, Optional<String> description, Optional<String> body,
		Optional<List<String>> tags) {

	static UpdateArticle from(Fields fields) {
		UpdateArticle update = new UpdateArticle(fields.optional("title", PublishArticle.TITLE),
				fields.optional("description", PublishArticle.DESCRIPTION),
				fields.optional("body", PublishArticle.BODY), TagList.optionalFrom(fields, "tagList"));
		fields.check();
		return update;
	}

	boolean isEmpty() {
		return this.title.isEmpty() && this.description.isEmpty() && this.body.isEmpty() && this.tags.isEmpty();
	}

}

package com.foobar.appservice.article;

import java.util.List;

import com.foobar.appservice.request.Fields;
import com.foobar.appservice.request.Rule;

/**
 * The wish to publish an article.
 *
 * @param title title
 * @param description what it is about
 * @param body its text
 * @param tags tags in the author's order
 */
record PublishArticle(String title, String description, String body, List<String> tags) {

	static final Rule TITLE = Rule.atMost(255);

	static final Rule DESCRIPTION = Rule.atMost(1_000);

	static final Rule BODY = Rule.atMost(100_000);

	static PublishArticle from(Fields fields) {
		PublishArticle command = new PublishArticle(fields.required("title", TITLE),
				fields.required("description", DESCRIPTION), fields.required("body", BODY),
				TagList.from(fields, "tagList"));
		fields.check();
		return command;
	}

}

package com.foobar.appservice.article;

import java.util.List;

import com.foobar.appservice.request.Fields;
import com.foobar.appservice.request.Rule;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The wish to publish an article.
 *
 * @param title title
 * @param description what it is about
 * @param body its text
 * @param tagList tags in the author's order
 */
record PublishArticle(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 255) String title,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 1_000) String description,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 100_000) String body,
		@ArraySchema(schema = @Schema(maxLength = 100), maxItems = 50) List<String> tagList) {

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

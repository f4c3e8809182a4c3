package com.foobar.appservice.article;

import java.util.List;
import java.util.Optional;

import com.foobar.appservice.request.Fields;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an author changes about an article.
 *
 * @param title new title
 * @param description new description
 * @param body new text
 * @param tagList new tags, which replace all others
 */
record UpdateArticle(@Schema(implementation = String.class, maxLength = 255) Optional<String> title,
		@Schema(implementation = String.class, maxLength = 1_000) Optional<String> description,
		@Schema(implementation = String.class, maxLength = 100_000) Optional<String> body,
		@ArraySchema(schema = @Schema(implementation = String.class, maxLength = 100),
				maxItems = 50) Optional<List<String>> tagList) {

	static UpdateArticle from(Fields fields) {
		UpdateArticle update = new UpdateArticle(fields.optional("title", PublishArticle.TITLE),
				fields.optional("description", PublishArticle.DESCRIPTION),
				fields.optional("body", PublishArticle.BODY), TagList.optionalFrom(fields, "tagList"));
		fields.check();
		return update;
	}

	boolean isEmpty() {
		return this.title.isEmpty() && this.description.isEmpty() && this.body.isEmpty() && this.tagList.isEmpty();
	}

}

package com.foobar.appservice.comment;

import com.foobar.appservice.request.Fields;
import com.foobar.appservice.request.Rule;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The wish to say something about an article.
 *
 * @param body the text
 */
record AddComment(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 10_000) String body) {

	private static final Rule BODY = Rule.atMost(10_000);

	static AddComment from(Fields fields) {
		AddComment command = new AddComment(fields.required("body", BODY));
		fields.check();
		return command;
	}

}

package com.foobar.appservice.comment;

import java.util.Optional;
import java.util.regex.Pattern;

import com.foobar.appservice.idempotency.IdempotentRequests;
import com.foobar.appservice.request.Fields;
import com.foobar.appservice.request.Wrapped;
import com.foobar.appservice.token.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reading, making and removing comments. */
@RestController
@RequestMapping("/api/articles/{slug}/comments")
class CommentController {

	/** As many digits as every id has room for, and no more. */
	private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

	private final CommentReader reader;

	private final CommentWriter writer;

	private final IdempotentRequests requests;

	CommentController(CommentReader reader, CommentWriter writer, IdempotentRequests requests) {
		this.reader = reader;
		this.writer = writer;
		this.requests = requests;
	}

	@GetMapping
	CommentListAnswer comments(@AuthenticationPrincipal @Nullable Caller caller, @PathVariable String slug) {
		return CommentListAnswer.of(this.reader.comments(slug, Caller.idOf(caller)));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	CommentAnswer add(@AuthenticationPrincipal Caller caller, @PathVariable String slug,
			@Wrapped(value = "comment", as = AddComment.class) Fields fields, HttpServletRequest request) {
		AddComment command = AddComment.from(fields);
		return this.writer.add(slug, command, caller.accountId(), this.requests.of(request, fields, caller));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@AuthenticationPrincipal Caller caller, @PathVariable String slug, @PathVariable String id) {
		this.writer.remove(slug, ID.matcher(id).matches() ? Optional.of(Long.valueOf(id)) : Optional.empty(),
				caller.accountId());
	}

}

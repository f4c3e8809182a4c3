package com.foobar.appservice.article;

import com.foobar.appservice.idempotency.IdempotentRequests;
import com.foobar.appservice.request.Fields;
import com.foobar.appservice.request.Window;
import com.foobar.appservice.request.Wrapped;
import com.foobar.appservice.token.Caller;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Publishing, reading, listing, changing and removing articles. */
@RestController
@RequestMapping("/api/articles")
class ArticleController {

	private final ArticleReader reader;

	private final ArticleWriter writer;

	private final IdempotentRequests requests;

	ArticleController(ArticleReader reader, ArticleWriter writer, IdempotentRequests requests) {
		this.reader = reader;
		this.writer = writer;
		this.requests = requests;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	ArticleAnswer publish(@AuthenticationPrincipal Caller caller,
			@Wrapped(value = "article", as = PublishArticle.class) Fields fields, HttpServletRequest request) {
		PublishArticle command = PublishArticle.from(fields);
		return this.writer.publish(command, caller.accountId(), this.requests.of(request, fields, caller));
	}

	@GetMapping
	ArticleListAnswer list(@AuthenticationPrincipal @Nullable Caller caller,
			@RequestParam(required = false) @Nullable String tag,
			@RequestParam(required = false) @Nullable String author,
			@RequestParam(required = false) @Nullable String favorited,
			@Parameter(schema = @Schema(type = "integer", minimum = "1", defaultValue = "20")) @RequestParam(
					required = false) @Nullable String limit,
			@Parameter(schema = @Schema(type = "integer", minimum = "0", defaultValue = "0")) @RequestParam(
					required = false) @Nullable String offset) {
		return this.reader.list(new ArticleFilter(tag, author, favorited, null), Window.of(limit, offset),
				Caller.idOf(caller));
	}

	@GetMapping("/feed")
	ArticleListAnswer feed(@AuthenticationPrincipal Caller caller,
			@Parameter(schema = @Schema(type = "integer", minimum = "1", defaultValue = "20")) @RequestParam(
					required = false) @Nullable String limit,
			@Parameter(schema = @Schema(type = "integer", minimum = "0", defaultValue = "0")) @RequestParam(
					required = false) @Nullable String offset) {
		return this.reader.feed(Window.of(limit, offset), caller.accountId());
	}

	@PutMapping("/{slug}")
	ArticleAnswer change(@AuthenticationPrincipal Caller caller, @PathVariable String slug,
			@Wrapped(value = "article", as = UpdateArticle.class) Fields fields) {
		return this.writer.change(slug, UpdateArticle.from(fields), caller.accountId());
	}

	@DeleteMapping("/{slug}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@AuthenticationPrincipal Caller caller, @PathVariable String slug) {
		this.writer.remove(slug, caller.accountId());
	}

	@GetMapping("/{slug}")
	ArticleAnswer article(@AuthenticationPrincipal @Nullable Caller caller, @PathVariable String slug) {
		return this.reader.article(slug, Caller.idOf(caller));
	}

}

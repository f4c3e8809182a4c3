package com.foobar.appservice.article;

import com.foobar.appservice.request.Fields;
import com.foobar.appservice.request.Window;
import com.foobar.appservice.request.Wrapped;
import com.foobar.appservice.token.Caller;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Publishing, reading and listing articles. */
@RestController
@RequestMapping("/api/articles")
class ArticleController {

	private static final long ANONYMOUS = 0;

	private final ArticleReader reader;

	private final ArticleWriter writer;

	ArticleController(ArticleReader reader, ArticleWriter writer) {
		this.reader = reader;
		this.writer = writer;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	ArticleAnswer publish(@AuthenticationPrincipal Caller caller, @Wrapped("article") Fields fields) {
		return this.writer.publish(PublishArticle.from(fields), caller.accountId());
	}

	@GetMapping
	ArticleListAnswer list(@AuthenticationPrincipal @Nullable Caller caller,
			@RequestParam(required = false) @Nullable String tag,
			@RequestParam(required = false) @Nullable String author,
			@RequestParam(required = false) @Nullable String favorited,
			@RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String offset) {
		return this.reader.list(new ArticleFilter(tag, author, favorited), Window.of(limit, offset), viewer(caller));
	}

	@GetMapping("/{slug}")
	ArticleAnswer article(@AuthenticationPrincipal @Nullable Caller caller, @PathVariable String slug) {
		return this.reader.article(slug, viewer(caller));
	}

	private static long viewer(@Nullable Caller caller) {
		return (caller != null) ? caller.accountId() : ANONYMOUS;
	}

}

package com.foobar.webapp.feed;

import java.util.Optional;
import java.util.function.Supplier;

import com.foobar.webapp.account.CurrentUser;
import com.foobar.webapp.account.User;
import com.foobar.webapp.api.Caller;
import com.foobar.webapp.api.Calls;
import com.foobar.webapp.api.ParallelCalls;
import com.foobar.webapp.article.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The home page: all articles, or those with one tag, newest first. */
@Controller
class FeedController {

	private final Calls calls;

	private final Feed feed;

	private final CurrentUser currentUser;

	FeedController(Calls calls, Feed feed, CurrentUser currentUser) {
		this.calls = calls;
		this.feed = feed;
		this.currentUser = currentUser;
	}

	@GetMapping({ "/", "/tag/{tag}" })
	ModelAndView show(@PathVariable(name = "tag", required = false) @Nullable String tag,
			@RequestParam(defaultValue = "1") int page, Caller caller) {
		if (page < 1 || page > Paging.MAX_PAGE) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		try (ParallelCalls open = this.calls.open()) {
			Supplier<Feed.Slice> articles = open
				.start(() -> this.feed.newest(caller, tag, Paging.PAGE_SIZE, Paging.offset(page)));
			Supplier<Feed.Tags> tags = open.start(() -> this.feed.tags(caller.anonymous()));
			Supplier<Optional<User>> user = open.start(() -> this.currentUser.of(caller));
			Feed.Slice slice = articles.get();
			return new ModelAndView("home").addObject("tag", (tag != null) ? new Tag(tag) : null)
				.addObject("articles", slice.articles())
				.addObject("paging", Paging.of(page, slice.articlesCount()))
				.addObject("tags", PopularTags.choose(tags.get().tags(), slice.articles()))
				.addObject("user", user.get().orElse(null));
		}
	}

}

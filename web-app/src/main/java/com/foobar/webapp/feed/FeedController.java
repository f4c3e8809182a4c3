package com.foobar.webapp.feed;

import java.util.Optional;
import java.util.function.Supplier;

import com.foobar.webapp.account.CurrentUser;
import com.foobar.webapp.account.User;
import com.foobar.webapp.api.Caller;
import com.foobar.webapp.api.Calls;
import com.foobar.webapp.api.ParallelCalls;
import com.foobar.webapp.article.Tag;
import com.foobar.webapp.page.SeeOther;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The home page: all articles, those of people one follows, or those with one tag, newest
 * first.
 */
@Controller
class FeedController {

	private static final String FOLLOWED = "/?feed=following";

	private final Calls calls;

	private final Feed feed;

	private final CurrentUser currentUser;

	FeedController(Calls calls, Feed feed, CurrentUser currentUser) {
		this.calls = calls;
		this.feed = feed;
		this.currentUser = currentUser;
	}

	@GetMapping("/")
	ModelAndView all(@RequestParam(defaultValue = "1") int page, Caller caller) {
		int offset = Paging.offset(page);
		return home(() -> this.feed.newest(caller, null, Paging.PAGE_SIZE, offset), page, "/", null, caller);
	}

	@GetMapping(path = "/", params = "feed=following")
	ModelAndView followed(@RequestParam(defaultValue = "1") int page, Caller caller) {
		if (!caller.signedIn()) {
			return SeeOther.at("/login");
		}
		int offset = Paging.offset(page);
		return home(() -> this.feed.following(caller, Paging.PAGE_SIZE, offset), page, FOLLOWED, null, caller);
	}

	@GetMapping("/tag/{tag}")
	ModelAndView tagged(@PathVariable String tag, @RequestParam(defaultValue = "1") int page, Caller caller) {
		int offset = Paging.offset(page);
		Tag chosen = new Tag(tag);
		return home(() -> this.feed.newest(caller, tag, Paging.PAGE_SIZE, offset), page, chosen.href(), chosen, caller);
	}

	private ModelAndView home(Supplier<Slice> list, int page, String path, @Nullable Tag tag, Caller caller) {
		try (ParallelCalls open = this.calls.open()) {
			Supplier<Slice> articles = open.start(list::get);
			Supplier<Feed.Tags> tags = open.start(() -> this.feed.tags(caller.anonymous()));
			Supplier<Optional<User>> user = open.start(() -> this.currentUser.of(caller));
			Slice slice = articles.get();
			return new ModelAndView("home").addObject("path", path)
				.addObject("following", FOLLOWED.equals(path))
				.addObject("tag", tag)
				.addObject("articles", slice.articles())
				.addObject("paging", Paging.of(page, slice.articlesCount(), path))
				.addObject("tags", PopularTags.choose(tags.get().tags(), slice.articles()))
				.addObject("user", user.get().orElse(null));
		}
	}

}

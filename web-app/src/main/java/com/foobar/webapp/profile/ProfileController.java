package com.foobar.webapp.profile;

import java.util.Optional;
import java.util.function.Supplier;

import com.foobar.webapp.account.CurrentUser;
import com.foobar.webapp.account.User;
import com.foobar.webapp.api.Caller;
import com.foobar.webapp.api.Calls;
import com.foobar.webapp.api.ParallelCalls;
import com.foobar.webapp.feed.Paging;
import com.foobar.webapp.feed.Slice;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Somebody's page: what they wrote, or what they like. */
@Controller
class ProfileController {

	private static final String FAVORITES = "/favorites";

	private final Calls calls;

	private final Profiles profiles;

	private final CurrentUser currentUser;

	ProfileController(Calls calls, Profiles profiles, CurrentUser currentUser) {
		this.calls = calls;
		this.profiles = profiles;
		this.currentUser = currentUser;
	}

	@GetMapping("/profile/{username}")
	ModelAndView written(@PathVariable String username, @RequestParam(defaultValue = "1") int page, Caller caller) {
		int offset = Paging.offset(page);
		return show(username, () -> this.profiles.written(caller, username, Paging.PAGE_SIZE, offset), page, "",
				caller);
	}

	@GetMapping("/profile/{username}" + FAVORITES)
	ModelAndView favorited(@PathVariable String username, @RequestParam(defaultValue = "1") int page, Caller caller) {
		int offset = Paging.offset(page);
		return show(username, () -> this.profiles.favorited(caller, username, Paging.PAGE_SIZE, offset), page,
				FAVORITES, caller);
	}

	private ModelAndView show(String username, Supplier<Slice> list, int page, String tab, Caller caller) {
		try (ParallelCalls open = this.calls.open()) {
			Supplier<Profiles.Envelope> envelope = open.start(() -> this.profiles.get(caller, username));
			Supplier<Slice> articles = open.start(list::get);
			Supplier<Optional<User>> user = open.start(() -> this.currentUser.of(caller));
			Profile profile = envelope.get().profile();
			Slice slice = articles.get();
			return new ModelAndView("profile").addObject("profile", profile)
				.addObject("favorites", FAVORITES.equals(tab))
				.addObject("articles", slice.articles())
				.addObject("paging", Paging.of(page, slice.articlesCount(), profile.username().href() + tab))
				.addObject("user", user.get().orElse(null));
		}
	}

}

package com.foobar.webapp.profile;

import com.foobar.webapp.api.Caller;
import com.foobar.webapp.page.SeeOther;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * The follow button: as a form it leads back to the page it stands on; to a script it
 * answers what the button shows now.
 */
@Controller
class FollowController {

	private final Profiles profiles;

	FollowController(Profiles profiles) {
		this.profiles = profiles;
	}

	@PostMapping("/profile/{username}/follow")
	ModelAndView follow(@PathVariable String username, @RequestParam boolean on,
			@RequestParam(name = "return", required = false) @Nullable String from, Caller caller) {
		change(username, on, caller);
		return SeeOther.back(from);
	}

	@PostMapping(path = "/profile/{username}/follow", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	Follow follow(@PathVariable String username, @RequestParam boolean on, Caller caller) {
		return new Follow(change(username, on, caller).following());
	}

	private Profile change(String username, boolean on, Caller caller) {
		return (on ? this.profiles.follow(caller, username) : this.profiles.unfollow(caller, username)).profile();
	}

	/**
	 * What the button shows.
	 *
	 * @param on whether the visitor follows the person
	 */
	record Follow(boolean on) {
	}

}

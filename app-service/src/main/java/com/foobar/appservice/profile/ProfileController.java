package com.foobar.appservice.profile;

import com.foobar.appservice.token.Caller;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looking at people and following them. */
@RestController
@RequestMapping("/api/profiles/{username}")
class ProfileController {

	private final ProfileReader reader;

	private final FollowWriter writer;

	ProfileController(ProfileReader reader, FollowWriter writer) {
		this.reader = reader;
		this.writer = writer;
	}

	@GetMapping
	ProfileAnswer profile(@AuthenticationPrincipal @Nullable Caller caller, @PathVariable String username) {
		return new ProfileAnswer(this.reader.profile(username, Caller.idOf(caller)));
	}

	@PostMapping("/follow")
	ProfileAnswer follow(@AuthenticationPrincipal Caller caller, @PathVariable String username) {
		return new ProfileAnswer(this.writer.follow(username, caller.accountId()));
	}

	@DeleteMapping("/follow")
	ProfileAnswer unfollow(@AuthenticationPrincipal Caller caller, @PathVariable String username) {
		return new ProfileAnswer(this.writer.unfollow(username, caller.accountId()));
	}

}

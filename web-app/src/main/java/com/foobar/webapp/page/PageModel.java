package com.foobar.webapp.page;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the templates of all pages may use. */
@ControllerAdvice
class PageModel {

	private final DefaultAvatar avatar;

	PageModel(DefaultAvatar avatar) {
		this.avatar = avatar;
	}

	@ModelAttribute("defaultAvatar")
	String defaultAvatar() {
		return this.avatar.src();
	}

}

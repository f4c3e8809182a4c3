package com.foobar.webapp.page;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the templates of all pages may use. */
@ControllerAdvice
class PageModel {

	private final DefaultAvatar avatar;

	PageModel(DefaultAvatar avatar) {
		this.avatar = avatar;
	}

	/** Path and query of the page, for forms that lead back to it. */
	@ModelAttribute("address")
	String address(HttpServletRequest request) {
		String query = request.getQueryString();
		return (query != null) ? request.getRequestURI() + "?" + query : request.getRequestURI();
	}

	@ModelAttribute("defaultAvatar")
	String defaultAvatar() {
		return this.avatar.src();
	}

}

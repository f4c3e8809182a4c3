package com.foobar.webapp.page;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Redirects after a form, so that a reload does not send it again. */
public final class SeeOther {

	private SeeOther() {
	}

	/**
	 * Redirects to the page that a form names as the one it stands on, or to the home
	 * page when that is no page of this site.
	 */
	public static ModelAndView back(@Nullable String from) {
		return at(LocalPath.orHome(from).value());
	}

	/** Redirects to a path of this site, already encoded. */
	public static ModelAndView at(String path) {
		RedirectView redirect = new RedirectView(path);
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		redirect.setHttp10Compatible(false);
		redirect.setExposeModelAttributes(false);
		redirect.setExpandUriTemplateVariables(false);
		return new ModelAndView(redirect);
	}

}

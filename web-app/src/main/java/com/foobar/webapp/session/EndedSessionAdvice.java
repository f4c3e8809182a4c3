package com.foobar.webapp.session;

import com.foobar.webapp.api.TokenRejected;
import com.foobar.webapp.page.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Forgets a login that the API no longer accepts, and sends the visitor to the same page
 * as an anonymous one.
 */
@ControllerAdvice
class EndedSessionAdvice {

	private final SessionCookie cookie;

	EndedSessionAdvice(SessionCookie cookie) {
		this.cookie = cookie;
	}

	@ExceptionHandler(TokenRejected.class)
	ModelAndView forget(HttpServletRequest request, HttpServletResponse response) {
		this.cookie.end(request, response);
		if (!HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod())) {
			return SeeOther.at("/login");
		}
		String query = request.getQueryString();
		return SeeOther.at((query != null) ? request.getRequestURI() + "?" + query : request.getRequestURI());
	}

}

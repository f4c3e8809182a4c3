package com.foobar.webapp.account;

import com.foobar.webapp.page.SeeOther;
import com.foobar.webapp.session.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Signs people out of this browser. */
@Controller
class LogoutController {

	private final SessionCookie cookie;

	LogoutController(SessionCookie cookie) {
		this.cookie = cookie;
	}

	@PostMapping("/logout")
	ModelAndView logout(HttpServletRequest request, HttpServletResponse response) {
		this.cookie.end(request, response);
		return SeeOther.at("/");
	}

}

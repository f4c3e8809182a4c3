package com.foobar.webapp.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows every failure as a page of this site, whatever the client says it accepts. */
@Controller
class ErrorPageController implements ErrorController {

	@RequestMapping("${spring.web.error.path:/error}")
	ModelAndView show(HttpServletRequest request) {
		HttpStatus status = statusOf(request);
		ModelAndView page = new ModelAndView("error").addObject("status", status.value())
			.addObject("error", ErrorPage.of(status));
		page.setStatus(status);
		return page;
	}

	/**
	 * Without an attribute the page was asked for by its own address, where there is
	 * nothing.
	 */
	private static HttpStatus statusOf(HttpServletRequest request) {
		if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)) {
			return HttpStatus.NOT_FOUND;
		}
		HttpStatus status = HttpStatus.resolve(code);
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

}

package com.foobar.appservice.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for filters and the container, which come before any handler. */
@RestController
class ErrorPageController implements ErrorController {

	@RequestMapping("${spring.web.error.path:/error}")
	ResponseEntity<Errors> answer(HttpServletRequest request) {
		if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
			return ErrorAnswer.to(failure);
		}
		if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
			return ErrorAnswer.status(HttpStatusCode.valueOf(status));
		}
		// Somebody asked for the error page itself.
		return ErrorAnswer.status(HttpStatus.NOT_FOUND);
	}

}

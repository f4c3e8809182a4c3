package com.foobar.webapp.api;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The API understood the request and said no, for reasons that its sender can mend. Where
 * no form is there to show them, it is a bad request.
 */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
final class ApiRefusal extends RuntimeException {

	private final transient ApiErrors errors;

	ApiRefusal(ApiErrors errors) {
		super("The API refused: " + errors);
		this.errors = errors;
	}

	ApiErrors errors() {
		return this.errors;
	}

}

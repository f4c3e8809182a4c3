package com.foobar.webapp.api;

/** The API understood the request and said no, for reasons that its sender can mend. */
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

package com.foobar.webapp.page;

import org.springframework.http.HttpStatus;

/** What the site says when it cannot show what was asked for. */
enum ErrorPage {

	NOT_FOUND("Nothing is here",
			"The page may have moved, or its article is gone. The home page lists all that is new."),

	FORBIDDEN("That was not allowed",
			"If you sent a form, it may have been open for too long: go back, reload the page and send it again."),

	UNAVAILABLE("Back in a moment",
			"The site cannot reach its articles right now. Nothing is lost; please try again in a few seconds."),

	FAILURE("Something went wrong", "The fault is on our side and has been noted. Please try again later."),

	BAD_REQUEST("That request cannot be answered",
			"The address or the form holds something that makes no sense to this site.");

	private final String heading;

	private final String text;

	ErrorPage(String heading, String text) {
		this.heading = heading;
		this.text = text;
	}

	static ErrorPage of(HttpStatus status) {
		return switch (status) {
			case NOT_FOUND -> NOT_FOUND;
			case FORBIDDEN -> FORBIDDEN;
			case SERVICE_UNAVAILABLE -> UNAVAILABLE;
			default -> status.is5xxServerError() ? FAILURE : BAD_REQUEST;
		};
	}

	public String heading() {
		return this.heading;
	}

	public String text() {
		return this.text;
	}

}

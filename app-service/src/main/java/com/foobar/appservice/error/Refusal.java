package com.foobar.appservice.error;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A request that is understood and not carried out. Part of the API, not a failure. */
public final class Refusal extends RuntimeException {

	private final HttpStatus status;

	private final transient Errors errors;

	private final @Nullable Duration retryAfter;

	private Refusal(HttpStatus status, Errors errors) {
		this(status, errors, null);
	}

	private Refusal(HttpStatus status, Errors errors, @Nullable Duration retryAfter) {
		// No stack trace: nobody reads it, and refusals are frequent.
		super(status + " " + errors.errors(), null, false, false);
		this.status = status;
		this.errors = errors;
		this.retryAfter = retryAfter;
	}

	/** Fields that break rules, with their messages. */
	public static Refusal invalid(Map<String, List<String>> messages) {
		return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, new Errors(messages));
	}

	/** One field that breaks one rule. */
	public static Refusal invalid(String field, String message) {
		return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, Errors.of(field, message));
	}

	/** An e-mail address and password that don't belong together. */
	public static Refusal wrongCredentials() {
		return new Refusal(HttpStatus.UNAUTHORIZED, Errors.of("credentials", "invalid"));
	}

	/** Too many wrong passwords; after this time one more may be tried. */
	public static Refusal tooManyAttempts(Duration retryAfter) {
		return new Refusal(HttpStatus.TOO_MANY_REQUESTS, Errors.of("credentials", "were wrong too often, try later"),
				retryAfter);
	}

	/** A thing that does not exist. */
	public static Refusal notFound(String thing) {
		return new Refusal(HttpStatus.NOT_FOUND, Errors.of(thing, "not found"));
	}

	/** A thing that belongs to somebody else. */
	public static Refusal forbidden(String thing) {
		return new Refusal(HttpStatus.FORBIDDEN, Errors.of(thing, "forbidden"));
	}

	/** Fields whose values belong to somebody else. */
	public static Refusal taken(Set<String> fields) {
		Map<String, List<String>> messages = new LinkedHashMap<>();
		fields.forEach((field) -> messages.put(field, List.of("has already been taken")));
		return new Refusal(HttpStatus.CONFLICT, new Errors(messages));
	}

	/** A body that is larger than anything the API needs. */
	public static Refusal tooLarge() {
		return new Refusal(HttpStatus.CONTENT_TOO_LARGE, Errors.of("body", "is too large"));
	}

	/** A service that can't carry the request out now but may soon. */
	public static Refusal unavailable() {
		return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, ErrorAnswer.UNAVAILABLE, ErrorAnswer.RETRY_AFTER);
	}

	/** What else the answer says in its head. */
	HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		if (this.retryAfter != null) {
			headers.set(HttpHeaders.RETRY_AFTER, Long.toString(this.retryAfter.plusMillis(999).toSeconds()));
		}
		return headers;
	}

	HttpStatus status() {
		return this.status;
	}

	Errors errors() {
		return this.errors;
	}

}

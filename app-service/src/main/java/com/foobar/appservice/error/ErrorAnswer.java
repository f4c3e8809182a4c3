package com.foobar.appservice.error;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;

import org.hibernate.TransactionException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever went wrong into an answer that says enough and nothing more. */
final class ErrorAnswer {

	static final Errors UNAVAILABLE = Errors.of("server", "is unavailable, try again");

	private static final Logger log = LoggerFactory.getLogger(ErrorAnswer.class);

	/** When a database that is not there now may be there again. */
	static final Duration RETRY_AFTER = Duration.ofSeconds(2);

	/** The server refuses writes: it is read-only, or was until a moment ago. */
	private static final Set<Integer> READ_ONLY_SERVER = Set.of(1290, 1836);

	private static final int LONGEST_CHAIN = 20;

	private ErrorAnswer() {
	}

	static ResponseEntity<Errors> to(Throwable failure) {
		return switch (failure) {
			case Refusal refusal -> answer(refusal.status(), refusal.headers(), refusal.errors());
			case NoHandlerFoundException unknown -> status(HttpStatus.NOT_FOUND);
			case NoResourceFoundException unknown -> status(HttpStatus.NOT_FOUND);
			case InvalidParameterException unreadable ->
				answer(HttpStatus.UNPROCESSABLE_CONTENT, HttpHeaders.EMPTY, Errors.of("request", "is invalid"));
			case IOException broken -> status(HttpStatus.BAD_REQUEST);
			case HttpRequestMethodNotSupportedException wrong ->
				answer(HttpStatus.METHOD_NOT_ALLOWED, wrong.getHeaders(), Errors.of("method", "not allowed"));
			case ErrorResponse response when response.getStatusCode().is4xxClientError() ->
				status(response.getStatusCode());
			default -> failed(failure);
		};
	}

	/** The answer when nothing but the status is known. */
	static ResponseEntity<Errors> status(HttpStatusCode status) {
		if (status.value() == HttpStatus.NOT_FOUND.value()) {
			return answer(status, HttpHeaders.EMPTY, Errors.of("resource", "not found"));
		}
		if (status.is4xxClientError()) {
			return answer(status, HttpHeaders.EMPTY, Errors.of("request", "is invalid"));
		}
		return answer(HttpStatus.INTERNAL_SERVER_ERROR, HttpHeaders.EMPTY, Errors.of("server", "internal error"));
	}

	private static ResponseEntity<Errors> failed(Throwable failure) {
		if (isPassing(failure)) {
			log.warn("A request failed because the database can't serve it now: {}", failure.toString());
			return to(Refusal.unavailable());
		}
		log.error("A request failed unexpectedly", failure);
		return status(HttpStatus.INTERNAL_SERVER_ERROR);
	}

	private static ResponseEntity<Errors> answer(HttpStatusCode status, HttpHeaders headers, Errors errors) {
		return ResponseEntity.status(status).headers(headers).contentType(MediaType.APPLICATION_JSON).body(errors);
	}

	/** Whether the same request may well succeed in a moment. */
	private static boolean isPassing(Throwable failure) {
		@Nullable Throwable cause = failure;
		for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
			if (cause instanceof TransientDataAccessException || cause instanceof CannotCreateTransactionException
					|| cause instanceof TransactionTimedOutException || cause instanceof TransactionException
					|| cause instanceof SQLTransientException
					|| (cause instanceof SQLException refusal && isPassing(refusal))) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

	private static boolean isPassing(SQLException failure) {
		String state = failure.getSQLState();
		return READ_ONLY_SERVER.contains(failure.getErrorCode()) || (state != null && state.startsWith("08"));
	}

}

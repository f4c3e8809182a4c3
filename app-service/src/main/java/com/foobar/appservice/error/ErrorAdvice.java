package com.foobar.appservice.error;

import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers for handlers that threw. */
@RestControllerAdvice
class ErrorAdvice {

	@ExceptionHandler
	@Nullable ResponseEntity<Errors> answer(Exception failure) {
		if (failure instanceof AsyncRequestNotUsableException) {
			// The client has left: nobody is there to be answered.
			return null;
		}
		return ErrorAnswer.to(failure);
	}

}

package com.foobar.webapp.api;

import java.util.function.Supplier;

/**
 * How a form fared that was handed to the API.
 *
 * @param <T> what the API answers on success
 */
public sealed interface Outcome<T> {

	/** Calls the API and sorts its answer. */
	static <T> Outcome<T> of(Supplier<T> call) {
		try {
			return new Done<>(call.get());
		}
		catch (ApiRefusal ex) {
			return new Refused<>(ex.errors());
		}
		catch (TokenRejected ex) {
			return new SessionEnded<>();
		}
	}

	/**
	 * It was done.
	 *
	 * @param <T> what the API answers on success
	 * @param value the API's answer
	 */
	record Done<T>(T value) implements Outcome<T> {
	}

	/**
	 * It was refused; the sender can mend it.
	 *
	 * @param <T> what the API answers on success
	 * @param errors what is wrong
	 */
	record Refused<T>(ApiErrors errors) implements Outcome<T> {
	}

	/**
	 * The sender is not logged in any more.
	 *
	 * @param <T> what the API answers on success
	 */
	record SessionEnded<T>() implements Outcome<T> {
	}

}

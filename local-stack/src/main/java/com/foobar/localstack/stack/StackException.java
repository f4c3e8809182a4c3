package com.foobar.localstack.stack;

/**
 * Something the user must know or do. The message is one sentence or two that say what is
 * wrong and what to do; it is shown without a stack trace.
 */
public final class StackException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public StackException(String message) {
		super(message);
	}

	public StackException(String message, Throwable cause) {
		super(message, cause);
	}

}

package com.foobar.mysqllocal.host;

import org.jspecify.annotations.Nullable;

/**
 * A refusal of this module: its message is a sentence for a person and says what to do.
 */
public class MysqlLocalException extends RuntimeException {

	public MysqlLocalException(String message) {
		super(message);
	}

	public MysqlLocalException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

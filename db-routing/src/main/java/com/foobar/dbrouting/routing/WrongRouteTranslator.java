package com.foobar.dbrouting.routing;

import java.sql.SQLException;
import java.util.Properties;

import com.mysql.cj.exceptions.ExceptionInterceptor;
import com.mysql.cj.log.Log;

/**
 * Says in one sentence what is wrong when a read-only transaction tries to write. The
 * driver makes one for each connection, by its class name in the URL.
 */
public final class WrongRouteTranslator implements ExceptionInterceptor {

	private static final int READ_ONLY_TRANSACTION = 1792;

	private static final String READ_ONLY_STATE = "25006";

	@Override
	public ExceptionInterceptor init(Properties properties, Log log) {
		return this;
	}

	@Override
	public Exception interceptException(Exception failure) {
		if (failure instanceof SQLException refusal && tellsOfReadOnlyTransaction(refusal)) {
			return new SQLException(
					"A write was tried in a transaction that is marked read-only. "
							+ "Mark the method that begins the transaction with @Transactional, without readOnly.",
					READ_ONLY_STATE, READ_ONLY_TRANSACTION, refusal);
		}
		return failure;
	}

	/** The driver refuses by itself what it can tell from the statement's first word. */
	private static boolean tellsOfReadOnlyTransaction(SQLException refusal) {
		String message = refusal.getMessage();
		return refusal.getErrorCode() == READ_ONLY_TRANSACTION || ("S1009".equals(refusal.getSQLState())
				&& message != null && message.startsWith("Connection is read-only"));
	}

	@Override
	public void destroy() {
	}

}

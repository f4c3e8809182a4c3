package com.foobar.dbrouting.routing;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Properties;
import java.util.Set;

import com.mysql.cj.exceptions.ExceptionInterceptor;
import com.mysql.cj.log.Log;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence what is wrong when a transaction runs where it should not. The
 * driver makes one for each connection, by its class name in the URL.
 */
public final class WrongRouteTranslator implements ExceptionInterceptor {

	private static final int READ_ONLY_TRANSACTION = 1792;

	/** ER_OPTION_PREVENTS_STATEMENT, ER_READ_ONLY_MODE and a group's refusal. */
	private static final Set<Integer> READ_ONLY_SERVER = Set.of(1290, 1836, 3100);

	private static final String READ_ONLY_STATE = "25006";

	@Override
	public ExceptionInterceptor init(Properties properties, Log log) {
		return this;
	}

	@Override
	public Exception interceptException(Exception failure) {
		if (!(failure instanceof SQLException refusal)) {
			return failure;
		}
		WriteScope write = WriteScope.currentOrNull();
		if (write != null) {
			write.failed();
		}
		if (READ_ONLY_SERVER.contains(refusal.getErrorCode())) {
			return ofReadOnlyServer(refusal, write);
		}
		return tellsOfReadOnlyTransaction(refusal) ? ofReadOnlyTransaction(refusal) : refusal;
	}

	private static SQLException ofReadOnlyServer(SQLException refusal, @Nullable WriteScope write) {
		String message = String.valueOf(refusal.getMessage());
		if (refusal.getErrorCode() == 1290 && !message.contains("read-only")) {
			return refusal;
		}
		if (write == null) {
			return ofReadOnlyTransaction(refusal);
		}
		write.refused(refusal.getErrorCode());
		return new SQLTransientException(
				"The node " + write + " takes no writes any more: another one may have been"
						+ " promoted, and is being looked for. Repeat the transaction.",
				refusal.getSQLState(), refusal.getErrorCode(), refusal);
	}

	private static SQLException ofReadOnlyTransaction(SQLException refusal) {
		return new SQLException(
				"A write was tried in a transaction that is marked read-only. "
						+ "Mark the method that begins the transaction with @Transactional, without readOnly.",
				READ_ONLY_STATE, READ_ONLY_TRANSACTION, refusal);
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

package com.foobar.dbrouting.routing;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells a read from a write, without looking at SQL. */
final class ReadIntent {

	private ReadIntent() {
	}

	/**
	 * Whether nothing will be written, asked at the first statement of a transaction, on
	 * the thread that sends it. Some ways into a transaction never tell the connection
	 * that it is read-only, but all tell Spring. Outside a transaction only who asks for
	 * a level means to read.
	 * @param readOnly whether the handle was told so
	 * @param inTransaction whether the handle has autocommit off
	 */
	static boolean isRead(boolean readOnly, boolean inTransaction) {
		return readOnly || (TransactionSynchronizationManager.isActualTransactionActive()
				? TransactionSynchronizationManager.isCurrentTransactionReadOnly()
				: !inTransaction && Consistency.hinted() != null);
	}

}

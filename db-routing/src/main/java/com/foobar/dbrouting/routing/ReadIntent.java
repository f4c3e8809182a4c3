package com.foobar.dbrouting.routing;

/**
 * Tells a read from a write, without looking at SQL. Asked at the first statement of a
 * transaction, on the thread that sends it.
 */
@FunctionalInterface
public interface ReadIntent {

	/**
	 * Whether nothing will be written.
	 * @param readOnly whether the handle was told so
	 * @param inTransaction whether the handle has autocommit off
	 */
	boolean isRead(boolean readOnly, boolean inTransaction);

	/** Whether the calling code has asked for a level, and so means to read. */
	static boolean isHinted() {
		return Consistency.hinted() != null;
	}

}

package com.foobar.benchmarks.peer;

import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * A peer that is ready for use.
 *
 * @param dataSource what the application sees
 * @param end gives back what it holds, on the thread that opened it
 */
public record OpenPeer(DataSource dataSource, End end) implements AutoCloseable {

	@Override
	public void close() throws SQLException {
		this.end.close();
	}

	/** Gives back what a peer holds. */
	@FunctionalInterface
	public interface End {

		void close() throws SQLException;

	}

}

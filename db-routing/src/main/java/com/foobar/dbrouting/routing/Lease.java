package com.foobar.dbrouting.routing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import com.foobar.dbrouting.cluster.Node;
import org.jspecify.annotations.Nullable;

/**
 * A node's connection, lent for one transaction, and the statements made on it. Mostly
 * there is one, for which no list is made: every transaction pays for a lease.
 */
class Lease {

	private final Node node;

	private final Connection connection;

	private final boolean read;

	private @Nullable Statement latest;

	private @Nullable List<Statement> earlier;

	/** Whether one of them is from a transaction that has ended. */
	private boolean carriedOver;

	Lease(Node node, Connection connection, boolean read) {
		this.node = node;
		this.connection = connection;
		this.read = read;
	}

	/** The node's connection. */
	final Connection connection() {
		return this.connection;
	}

	/** Where it leads. */
	final Node node() {
		return this.node;
	}

	/** Whether it was lent for reading only. */
	final boolean isRead() {
		return this.read;
	}

	/** Remembers a statement, which may outlive its transaction. */
	final void add(Statement fromPool) throws SQLException {
		// The pool's wrapper, if nobody keeps it, costs nothing.
		Statement statement = fromPool.unwrap(Statement.class);
		if (this.latest != null) {
			if (this.earlier == null) {
				this.earlier = new ArrayList<>();
			}
			this.earlier.removeIf(Lease::isClosed);
			this.earlier.add(this.latest);
		}
		this.latest = statement;
	}

	/** Whether no statement is left open. */
	final boolean isUnused() {
		return (this.latest == null || isClosed(this.latest))
				&& (this.earlier == null || this.earlier.stream().allMatch(Lease::isClosed));
	}

	/** Keeps what is open for the next transaction. */
	final void carryOver() {
		this.carriedOver = this.latest != null;
	}

	/** Whether a statement of an earlier transaction is open. */
	final boolean isCarriedOver() {
		return this.carriedOver && !isUnused();
	}

	/** The first statement that is open, as the driver shows it. */
	final String openStatement() {
		if (this.latest != null && !isClosed(this.latest)) {
			return this.latest.toString();
		}
		return (this.earlier != null)
				? this.earlier.stream().filter((one) -> !isClosed(one)).map(Object::toString).findFirst().orElse("none")
				: "none";
	}

	private static boolean isClosed(Statement statement) {
		try {
			return statement.isClosed();
		}
		catch (SQLException ex) {
			return true;
		}
	}

	/** Hears that a commit has failed, which may have happened all the same. */
	void commitFailed() {
	}

	/** Gives the connection back. */
	void close() throws SQLException {
		this.connection.close();
	}

}

package com.foobar.dbrouting.routing;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Statements made since a handle has its node. Mostly one, for which no list is made.
 */
final class OpenStatements {

	private @Nullable Statement latest;

	private @Nullable List<Statement> earlier;

	/** Whether one of them is from a transaction that has ended. */
	private boolean carriedOver;

	void add(Statement statement) {
		if (this.latest != null) {
			if (this.earlier == null) {
				this.earlier = new ArrayList<>();
			}
			this.earlier.removeIf(OpenStatements::isClosed);
			this.earlier.add(this.latest);
		}
		this.latest = statement;
	}

	boolean areClosed() {
		return (this.latest == null || isClosed(this.latest))
				&& (this.earlier == null || this.earlier.stream().allMatch(OpenStatements::isClosed));
	}

	void carryOver() {
		this.carriedOver = this.latest != null;
	}

	boolean isCarriedOver() {
		return this.carriedOver && !areClosed();
	}

	void forget() {
		this.latest = null;
		this.earlier = null;
		this.carriedOver = false;
	}

	private static boolean isClosed(Statement statement) {
		try {
			return statement.isClosed();
		}
		catch (SQLException ex) {
			return true;
		}
	}

	/** The first that is open, as the driver shows it. */
	@Override
	public String toString() {
		if (this.latest != null && !isClosed(this.latest)) {
			return this.latest.toString();
		}
		return (this.earlier != null)
				? this.earlier.stream().filter((one) -> !isClosed(one)).map(Object::toString).findFirst().orElse("none")
				: "none";
	}

}

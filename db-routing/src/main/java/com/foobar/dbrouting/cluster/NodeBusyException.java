package com.foobar.dbrouting.cluster;

import java.sql.SQLTransientConnectionException;

/** All connections to a node are in use, and none came back in time. */
public final class NodeBusyException extends SQLTransientConnectionException {

	private static final long serialVersionUID = 1L;

	NodeBusyException(String node, int size, Throwable cause) {
		super("All " + size + " connections to " + node + " are in use and none came back in time."
				+ " Shorten the transactions, or raise spring.datasource.hikari.maximum-pool-size.", "08001", cause);
	}

}

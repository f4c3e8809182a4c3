package com.foobar.localstack.stack;

import java.util.Locale;

/** The parts that a stack is made of. */
public enum ServiceKind {

	MYSQL_PRIMARY, MYSQL_REPLICA, APP_SERVICE, WEB_APP, GATEWAY, MONITOR;

	/** The module whose jar runs, for the kinds that are applications. */
	public String module() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public boolean isDatabase() {
		return this == MYSQL_PRIMARY || this == MYSQL_REPLICA;
	}

}

package com.foobar.benchmarks.peer;

import com.foobar.benchmarks.stub.StubServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The pools of all peers, so that they differ in nothing else. */
final class Pools {

	private static final int SIZE = 4;

	private Pools() {
	}

	/** A pool of connections to one server. */
	static HikariDataSource of(StubServer server) {
		HikariConfig settings = settings();
		settings.setDataSource(server);
		// Some want to know what they would reach.
		settings.setJdbcUrl(server.url());
		settings.setUsername(StubServer.USER);
		return new HikariDataSource(settings);
	}

	/** What is common to all, without a server. */
	static HikariConfig settings() {
		HikariConfig settings = new HikariConfig();
		settings.setMaximumPoolSize(SIZE);
		return settings;
	}

}

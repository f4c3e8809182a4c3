package com.foobar.localstack.endtoend.contract;

import com.foobar.localstack.endtoend.FoobarScript;

import static org.assertj.core.api.Assertions.assertThat;

/** How requests travel, and what is wrong with the stack meanwhile. */
enum Travel {

	/** As a browser does it. */
	ONE_GATEWAY_WITH_COOKIES,

	/** As a script does it that remembers nothing. */
	ALTERNATING_GATEWAYS_WITHOUT_COOKIES,

	/** The replica is always two seconds behind. */
	REPLICATION_DELAYED,

	/** The other application server stands still. */
	ONE_APPLICATION_SERVER;

	private static final String REPLICA = "mysql-replica";

	private static final String STOPPED_SERVER = "app-service-2";

	boolean alternatesGateways() {
		return this != ONE_GATEWAY_WITH_COOKIES;
	}

	boolean keepsCookies() {
		return this == ONE_GATEWAY_WITH_COOKIES;
	}

	void begin(FoobarScript foobar) {
		switch (this) {
			case ONE_GATEWAY_WITH_COOKIES, ALTERNATING_GATEWAYS_WITHOUT_COOKIES -> {
			}
			case REPLICATION_DELAYED -> delayReplication(foobar, 2);
			case ONE_APPLICATION_SERVER -> foobar.run("stop", STOPPED_SERVER);
		}
	}

	void end(FoobarScript foobar) {
		switch (this) {
			case ONE_GATEWAY_WITH_COOKIES, ALTERNATING_GATEWAYS_WITHOUT_COOKIES -> {
			}
			case REPLICATION_DELAYED -> delayReplication(foobar, 0);
			case ONE_APPLICATION_SERVER -> foobar.run("start", STOPPED_SERVER);
		}
	}

	private static void delayReplication(FoobarScript foobar, int seconds) {
		foobar.run("sql", REPLICA, "stop replica sql_thread");
		foobar.run("sql", REPLICA, "change replication source to source_delay = " + seconds);
		foobar.run("sql", REPLICA, "start replica sql_thread");
		assertThat(foobar.json("sql", REPLICA, "--json", "show replica status").at("/0/SQL_Delay").asString())
			.isEqualTo(Integer.toString(seconds));
	}

}

package com.foobar.localstack.service;

import java.util.Optional;

import com.foobar.localstack.stack.ServiceLifecycle;
import com.foobar.mysqllocal.MysqlAdmin;
import com.foobar.mysqllocal.MysqlServer;

/**
 * A database server in its role.
 *
 * @param health whether it answers
 * @param admin commands it
 * @param server what runs
 * @param role makes it what it is to be, after each start
 */
record MysqlLifecycle(MysqlHealth health, MysqlAdmin admin, MysqlServer server,
		Runnable role) implements ServiceLifecycle {

	@Override
	public boolean isHealthy() {
		return this.health.isHealthy();
	}

	@Override
	public void afterStart() {
		this.role.run();
	}

	@Override
	public void beforeStop() {
		this.admin.prepareStop();
	}

	@Override
	public Optional<String> explainEnd() {
		return this.server.startFailure();
	}

}

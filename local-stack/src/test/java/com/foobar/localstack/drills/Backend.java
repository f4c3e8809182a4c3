package com.foobar.localstack.drills;

import com.foobar.localstack.endtoend.FoobarScript;

/**
 * An instance as a gateway is told of it.
 *
 * @param name its name
 * @param port where it is asked
 * @param managementPort where its health is asked for
 */
record Backend(String name, int port, int managementPort) {

	/** One of the running stack's own. */
	static Backend ofStack(String name, int port, int managementPort) {
		return new Backend(name, port + FoobarScript.PORT_OFFSET, managementPort + FoobarScript.PORT_OFFSET);
	}

	String url() {
		return "http://127.0.0.1:" + this.port;
	}

	String readiness() {
		return "http://127.0.0.1:" + this.managementPort + "/actuator/health/readiness";
	}

}

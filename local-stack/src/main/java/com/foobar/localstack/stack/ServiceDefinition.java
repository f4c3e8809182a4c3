package com.foobar.localstack.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All that the supervisor needs to know of one service.
 *
 * @param name the service's name, as in {@code ./foobar logs NAME}
 * @param after the services that must be healthy before this one starts, and that stop
 * after it
 * @param endpoints the addresses on which it listens
 * @param command the program and its arguments; never with a secret in it
 * @param environment the whole environment of the process; never with a secret in it
 * @param workingDirectory where the process runs
 * @param log the file for its output
 * @param stopGrace how long it may take to end by itself before it is killed
 * @param lifecycle how to tell that it serves, and what to do around that
 */
public record ServiceDefinition(String name, List<String> after, List<Endpoint> endpoints, List<String> command,
		Map<String, String> environment, Path workingDirectory, Path log, Duration stopGrace,
		ServiceLifecycle lifecycle) {

	public Endpoint endpoint(String label) {
		return this.endpoints.stream()
			.filter((endpoint) -> endpoint.label().equals(label))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(this.name + " has no endpoint " + label));
	}

}

package com.foobar.localstack.stack;

import java.util.List;

/**
 * A service's place in the stack.
 *
 * @param name the service's name
 * @param kind what it is
 * @param after the services that must be healthy before it starts
 * @param endpoints the addresses on which it listens
 */
public record ServiceLayout(String name, ServiceKind kind, List<String> after, List<Endpoint> endpoints) {

	public Endpoint endpoint(String label) {
		return this.endpoints.stream()
			.filter((endpoint) -> endpoint.label().equals(label))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(this.name + " has no endpoint " + label));
	}

}

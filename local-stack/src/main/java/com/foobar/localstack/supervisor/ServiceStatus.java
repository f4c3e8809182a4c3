package com.foobar.localstack.supervisor;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the supervisor knows of a service at one moment; also the JSON form of
 * {@code ./foobar ps --json}.
 *
 * @param service the service's name
 * @param state what it is doing
 * @param pid its process, or null when none runs
 * @param endpoints the addresses on which it listens, as {@code label host:port}
 * @param uptimeSeconds how long the process has been running, 0 when none runs
 * @param restarts how often it was started again after having ended by itself, since the
 * supervisor began
 * @param residentBytes its memory in RAM, 0 when unknown
 * @param message what went wrong last, or null
 */
public record ServiceStatus(String service, ServiceState state, @Nullable Long pid, List<String> endpoints,
		long uptimeSeconds, int restarts, long residentBytes, @Nullable String message) {
}

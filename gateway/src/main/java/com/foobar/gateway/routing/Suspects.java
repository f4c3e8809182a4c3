package com.foobar.gateway.routing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Requests that seem to kill or hang the servers that they are sent to: two in a row gave
 * no answer. For a minute their like is sent to one server only, unless one answers
 * before. Times are those of {@link System#nanoTime()}.
 */
final class Suspects {

	private static final int MAX = 1_000;

	private static final long MEMORY = TimeUnit.MINUTES.toNanos(1);

	private final Map<Integer, Long> since = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
			return size() > MAX;
		}

	};

	/** Nearly always so: most requests need not look for themselves. */
	private volatile boolean empty = true;

	synchronized void add(ServerHttpRequest request, long now) {
		this.since.put(fingerprint(request), now);
		this.empty = false;
	}

	void remove(ServerHttpRequest request) {
		if (!this.empty) {
			removeFound(request);
		}
	}

	private synchronized void removeFound(ServerHttpRequest request) {
		this.since.remove(fingerprint(request));
		this.empty = this.since.isEmpty();
	}

	synchronized boolean contains(ServerHttpRequest request, long now) {
		Long added = this.since.get(fingerprint(request));
		return added != null && now - added < MEMORY;
	}

	private static int fingerprint(ServerHttpRequest request) {
		int body = (request instanceof KeptRequest kept) ? kept.fingerprint() : 0;
		return Objects.hash(request.getMethod(), request.getURI().getRawPath(), request.getURI().getRawQuery(), body);
	}

}

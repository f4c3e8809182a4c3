package com.foobar.gateway.routing;

import com.foobar.gateway.upstream.Upstream;

/**
 * Where the requests of a route go.
 *
 * @param upstream servers that they go to
 * @param affinity what decides which of them, if anything does
 */
record Destination(Upstream upstream, Affinity affinity) {

	static Destination at(Upstream upstream) {
		return new Destination(upstream, Affinity.of(upstream));
	}

}

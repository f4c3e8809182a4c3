package com.foobar.gateway.routing;

import com.foobar.gateway.upstream.Upstream;

/**
 * Where the requests of a route go.
 *
 * @param upstream servers that they go to
 * @param affinity what decides which of them, if anything does
 * @param retries what happens to those that fail
 */
record Destination(Upstream upstream, Affinity affinity, Retries retries) {
}

package com.foobar.gateway.upstream;

import java.net.URI;

/**
 * What operators see of an instance.
 *
 * @param name its name
 * @param url where requests go
 * @param state what it is doing
 * @param tier its rank; 0 is used first
 * @param weight its share, in proportion to the weights of the others
 * @param start part of that share that it gets at present, from 0.1 while it starts
 * slowly to 1
 * @param inFlight requests that it has under way
 * @param failures requests that it has failed in a row
 * @param ejections times that it was left alone
 * @param ejectedMillis for how many more milliseconds it is left alone; else 0
 */
record InstanceView(String name, URI url, InstanceState state, int tier, int weight, double start, int inFlight,
		int failures, int ejections, long ejectedMillis) {
}

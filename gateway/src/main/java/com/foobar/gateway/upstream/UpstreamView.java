package com.foobar.gateway.upstream;

import java.util.List;

import com.foobar.gateway.configuration.BalanceProperties.Algorithm;

/**
 * What operators see of an upstream.
 *
 * @param name its name
 * @param algorithm how requests are shared out
 * @param panic whether unhealthy instances are used because too few are healthy
 * @param waiting requests that wait because every instance is busy
 * @param instances its servers
 */
public record UpstreamView(String name, Algorithm algorithm, boolean panic, int waiting, List<InstanceView> instances) {
}

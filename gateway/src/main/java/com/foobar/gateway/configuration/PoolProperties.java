package com.foobar.gateway.configuration;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the connections to each instance.
 *
 * @param maxConnections largest number of open connections to one instance, at least 1
 * @param maxWaiting largest number of requests that may wait for a connection to one
 * instance, at least 1
 * @param acquireTimeout longest time that a request waits for a connection
 * @param maxIdle time after which an unused connection is closed, shorter than the
 * keep-alive of the instances
 * @param maxLife age from which a connection is not used for another request
 * @param instanceKeepAlive time for which the instances keep an unused connection open
 * (Tomcat: 60 s)
 */
public record PoolProperties(@DefaultValue("200") @Min(1) int maxConnections,
		@DefaultValue("200") @Min(1) int maxWaiting,
		@DefaultValue("1s") @DurationMin(millis = 1) Duration acquireTimeout,
		@DefaultValue("30s") @DurationMin(millis = 1) Duration maxIdle,
		@DefaultValue("10m") @DurationMin(millis = 1) Duration maxLife,
		@DefaultValue("60s") @DurationMin(millis = 1) Duration instanceKeepAlive) {

	public PoolProperties {
		if (maxIdle.compareTo(instanceKeepAlive) >= 0) {
			throw new InvalidConfigurationException(
					"foobar.gateway.pool.max-idle (" + maxIdle
							+ ") is not shorter than foobar.gateway.pool.instance-keep-alive (" + instanceKeepAlive
							+ "), so requests would go into connections that the instance is closing",
					"Set foobar.gateway.pool.max-idle well below the keep-alive time of the instances.");
		}
	}

}

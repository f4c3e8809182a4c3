package com.foobar.gateway.configuration;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rhythm of the active health checks.
 *
 * @param interval time from the start of one check to the start of the next, at least 10
 * ms
 * @param timeout longest time that a check may take, shorter than the interval
 * @param rise number of good checks in a row that bring a failed instance back, at least
 * 1
 * @param fall number of failed checks in a row that take an instance out, at least 1
 */
public record HealthProperties(@DefaultValue("1s") @DurationMin(millis = 10) Duration interval,
		@DefaultValue("800ms") @DurationMin(millis = 5) Duration timeout, @DefaultValue("2") @Min(1) int rise,
		@DefaultValue("2") @Min(1) int fall) {

	public HealthProperties {
		if (timeout.compareTo(interval) >= 0) {
			throw new InvalidConfigurationException("foobar.gateway.health.timeout (" + timeout
					+ ") is not shorter than foobar.gateway.health.interval (" + interval
					+ "), so checks would pile up", "Make the timeout shorter than the interval.");
		}
	}

}

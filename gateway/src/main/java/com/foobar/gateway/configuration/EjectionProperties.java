package com.foobar.gateway.configuration;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When instances that fail requests are left alone, and for how long.
 *
 * @param failures number of requests in a row that an instance must fail, 0 to 1000; zero
 * ejects nobody
 * @param baseTime time out of use after the first ejection, doubled with each further one
 * @param maxTime longest time out of use, not shorter than the base time
 * @param forgetAfter time in use after which one earlier ejection is forgotten
 * @param maxEjected share of an upstream in percent that may be out at a time, 0 to 100;
 * one instance always may
 */
public record EjectionProperties(@DefaultValue("5") @Min(0) @Max(1000) int failures,
		@DefaultValue("5s") @DurationMin(millis = 1) Duration baseTime,
		@DefaultValue("5m") @DurationMin(millis = 1) Duration maxTime,
		@DefaultValue("30s") @DurationMin(millis = 1) Duration forgetAfter,
		@DefaultValue("50") @Min(0) @Max(100) int maxEjected) {

	public EjectionProperties {
		if (baseTime.compareTo(maxTime) > 0) {
			throw new InvalidConfigurationException(
					"ejection.base-time (" + baseTime + ") of an upstream of foobar.gateway is longer than its "
							+ "ejection.max-time (" + maxTime + ")",
					"Make ejection.max-time at least as long as ejection.base-time.");
		}
	}

}

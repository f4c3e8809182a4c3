package com.foobar.gateway.configuration;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits for clients that are slow to send, or to leave.
 *
 * @param headerTimeout longest time from the first byte of a request to the end of its
 * headers
 * @param readTimeout longest pause inside a request that is being sent
 * @param requestTimeout longest time in which a request must have arrived as a whole
 * @param maxStreams number of requests that one HTTP/2 connection may have under way, 1
 * to 1000
 * @param notice time at the gateway's end in which its ports stay open while clients are
 * asked to leave, at most nine seconds; zero closes them at once
 */
public record ClientProperties(@DefaultValue("10s") @DurationMin(millis = 1) Duration headerTimeout,
		@DefaultValue("10s") @DurationMin(millis = 1) Duration readTimeout,
		@DefaultValue("30s") @DurationMin(millis = 1) Duration requestTimeout,
		@DefaultValue("100") @Min(1) @Max(1000) long maxStreams,
		@DefaultValue("3s") @DurationMin(millis = 0) @DurationMax(seconds = 9) Duration notice) {
}

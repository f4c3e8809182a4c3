package com.foobar.gateway.configuration;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Time limits of a request on its way.
 *
 * @param connect longest time to open a connection to an instance
 * @param responseHeaders longest time until an instance has sent the headers of its
 * answer, and all of one that announces at most 32 KiB; then another instance is tried
 * for requests that may be repeated
 * @param readIdle longest pause inside the answer of an instance
 * @param request longest time for a whole request, all tries and the body included
 */
public record TimeoutProperties(@DefaultValue("1s") @DurationMin(millis = 1) Duration connect,
		@DefaultValue("10s") @DurationMin(millis = 1) Duration responseHeaders,
		@DefaultValue("15s") @DurationMin(millis = 1) Duration readIdle,
		@DefaultValue("60s") @DurationMin(millis = 1) Duration request) {

	public TimeoutProperties {
		requireShorter("connect", connect, "response-headers", responseHeaders);
		requireShorter("response-headers", responseHeaders, "read-idle", readIdle);
		requireShorter("read-idle", readIdle, "request", request);
	}

	private static void requireShorter(String inner, Duration shorter, String outer, Duration longer) {
		if (shorter.compareTo(longer) >= 0) {
			throw new InvalidConfigurationException(
					"foobar.gateway.timeouts." + inner + " (" + shorter
							+ ") is not shorter than foobar.gateway.timeouts." + outer + " (" + longer
							+ "), so one of them could never act",
					"Keep connect < response-headers < read-idle < request.");
		}
	}

}

package com.foobar.gateway.configuration;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits for frames that cost the client nothing, in each HTTP/2 connection. A connection
 * that passes one is told to calm down and ends.
 *
 * @param maxResets streams that may be reset in a window, by the client or because of it,
 * at least 1
 * @param maxControlFrames settings, pings and priorities that may come in a window, at
 * least 10
 * @param window length of the window, in whole seconds, at least one
 */
public record Http2Properties(@DefaultValue("200") @Min(1) int maxResets,
		@DefaultValue("500") @Min(10) int maxControlFrames,
		@DefaultValue("30s") @DurationMin(seconds = 1) Duration window) {
}

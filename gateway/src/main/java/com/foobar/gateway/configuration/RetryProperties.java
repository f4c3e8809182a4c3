package com.foobar.gateway.configuration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rules for trying another instance.
 *
 * @param maxTries number of instances that one request may be sent to in all, 1 to 5
 */
public record RetryProperties(@DefaultValue("2") @Min(1) @Max(5) int maxTries) {
}

package com.foobar.gateway.configuration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Answers that are compressed on their way to the client.
 *
 * @param enabled whether the gateway compresses at all
 * @param minSize smallest answer that is worth it, at least one byte
 * @param level effort of gzip, 1 to 9
 */
public record CompressionProperties(@DefaultValue("true") boolean enabled, @DefaultValue("1KB") DataSize minSize,
		@DefaultValue("4") @Min(1) @Max(9) int level) {

	public CompressionProperties {
		if (minSize.toBytes() < 1) {
			throw new InvalidConfigurationException(
					"foobar.gateway.compression.min-size is " + minSize + ", but nothing is smaller than one byte",
					"Set foobar.gateway.compression.min-size to at least 1B, for example 1KB.");
		}
	}

}

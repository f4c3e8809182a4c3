package com.foobar.gateway.configuration;

import java.nio.file.Path;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * A line of JSON for every request, to a file or to the console, where containers leave
 * theirs.
 *
 * @param file where the lines go
 * @param console Whether the lines go to the standard output instead
 * @param maxSize size from which the file is put aside, at least 64 KB
 * @param maxFiles files put aside that are kept, 1 to 20
 * @param queue lines that may wait for the disk before further ones are dropped, at least
 * 16
 */
public record AccessLogProperties(@Nullable Path file, @DefaultValue("false") boolean console,
		@DefaultValue("10MB") DataSize maxSize, @DefaultValue("5") @Min(1) @Max(20) int maxFiles,
		@DefaultValue("8192") @Min(16) int queue) {

	private static final DataSize SMALLEST = DataSize.ofKilobytes(64);

	public AccessLogProperties {
		if (console && file != null) {
			throw new InvalidConfigurationException(
					"foobar.gateway.access-log.console is on, but foobar.gateway.access-log.file is set, too",
					"Choose one of them: the same lines are not written twice.");
		}
		if (maxSize.compareTo(SMALLEST) < 0) {
			throw new InvalidConfigurationException(
					"foobar.gateway.access-log.max-size is " + maxSize + ", so files would be put aside all the time",
					"Set foobar.gateway.access-log.max-size to at least 64KB, for example 10MB.");
		}
	}

}

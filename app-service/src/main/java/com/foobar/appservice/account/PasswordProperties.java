package com.foobar.appservice.account;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * How dear one guess at a password is, and how many passwords are worked on at a time.
 *
 * @param memory Memory, at least 7 MB, that one hash takes.
 * @param iterations Passes, at least 1, over that memory.
 * @param maxConcurrent Number of hashes, at least 1, computed at a time.
 * @param maxWait Longest wait for a turn; after it the request is answered with 503.
 */
@ConfigurationProperties("foobar.password")
record PasswordProperties(@DefaultValue("9MB") DataSize memory, @DefaultValue("4") int iterations,
		@DefaultValue("4") int maxConcurrent, @DefaultValue("8s") Duration maxWait) {

	private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(7);

	PasswordProperties {
		Assert.isTrue(memory.compareTo(LEAST_MEMORY) >= 0, "foobar.password.memory must be at least 7MB");
		Assert.isTrue(iterations > 0, "foobar.password.iterations must be at least 1");
		Assert.isTrue(maxConcurrent > 0, "foobar.password.max-concurrent must be at least 1");
		Assert.isTrue(!maxWait.isNegative(), "foobar.password.max-wait must not be negative");
	}

}

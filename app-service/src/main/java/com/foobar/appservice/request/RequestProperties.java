package com.foobar.appservice.request;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * How much memory request bodies may take.
 *
 * @param maxBody Largest body, from 64 KB to 16 MB, that is read; larger ones are
 * refused.
 * @param maxLargeBodies Number of bodies over 64 KB, at least 1, in memory at a time.
 * @param maxWait Longest wait for a place among the large bodies.
 */
@ConfigurationProperties("foobar.request")
record RequestProperties(@DefaultValue("2MB") DataSize maxBody, @DefaultValue("8") int maxLargeBodies,
		@DefaultValue("2s") Duration maxWait) {

	/** Bodies up to this size are read at once. */
	static final DataSize SMALL = DataSize.ofKilobytes(64);

	private static final DataSize LARGEST = DataSize.ofMegabytes(16);

	RequestProperties {
		Assert.isTrue(maxBody.compareTo(SMALL) >= 0 && maxBody.compareTo(LARGEST) <= 0,
				"foobar.request.max-body must be between 64KB and 16MB");
		Assert.isTrue(maxLargeBodies > 0, "foobar.request.max-large-bodies must be at least 1");
		Assert.isTrue(!maxWait.isNegative(), "foobar.request.max-wait must not be negative");
	}

}

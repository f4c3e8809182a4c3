package com.foobar.appservice.idempotency;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How long a repeated request is recognised.
 *
 * @param ttl Time, from one minute to 30 days, after which a key is forgotten.
 */
@ConfigurationProperties("foobar.idempotency")
record IdempotencyProperties(@DefaultValue("24h") Duration ttl) {

	IdempotencyProperties {
		Assert.isTrue(ttl.compareTo(Duration.ofMinutes(1)) >= 0 && ttl.compareTo(Duration.ofDays(30)) <= 0,
				"foobar.idempotency.ttl must be between 1m and 30d");
	}

}

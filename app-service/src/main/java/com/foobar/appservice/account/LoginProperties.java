package com.foobar.appservice.account;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How many wrong passwords are looked at. Counted by each instance for itself.
 *
 * @param maxFailures Number, at least 1, of wrong passwords for one account from one
 * network address; more are refused with 429.
 * @param maxFailuresElsewhere Number, at least as many, of wrong passwords for one
 * account from all addresses together. Addresses from which the account has logged in are
 * not bound by it, so that nobody can be locked out by others.
 * @param window Time, from one second to one day, for which a wrong password counts.
 */
@ConfigurationProperties("foobar.login")
record LoginProperties(@DefaultValue("10") int maxFailures, @DefaultValue("100") int maxFailuresElsewhere,
		@DefaultValue("5m") Duration window) {

	LoginProperties {
		Assert.isTrue(maxFailures > 0, "foobar.login.max-failures must be at least 1");
		Assert.isTrue(maxFailuresElsewhere >= maxFailures,
				"foobar.login.max-failures-elsewhere must be at least foobar.login.max-failures");
		Assert.isTrue(window.compareTo(Duration.ofSeconds(1)) >= 0 && window.compareTo(Duration.ofDays(1)) <= 0,
				"foobar.login.window must be between 1s and 1d");
	}

}

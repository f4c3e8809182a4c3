package com.foobar.gateway.configuration;

import java.time.Duration;
import java.util.regex.Pattern;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the requests of one upstream are shared out.
 *
 * @param algorithm who gets a request
 * @param hashOn part of a request that decides with {@code consistent-hash}; a request
 * without it takes its turn
 * @param hashName name of that header or cookie
 * @param hashLoadFactor number of times its fair share that an instance may have under
 * way before its keys go to their next instance, 1 to 100
 * @param stickyCookie name of the cookie with {@code sticky}; without it, the name of the
 * upstream after {@code __Host-}
 * @param slowStart time in which an instance that comes back grows from a tenth of its
 * share to the whole, at most 1 h; zero gives it all at once
 * @param panicBelow share of healthy instances in percent below which unhealthy ones are
 * used too, 0 to 100; zero never does
 */
public record BalanceProperties(@DefaultValue("round-robin") Algorithm algorithm,
		@DefaultValue("client-address") HashOn hashOn, @Nullable String hashName,
		@DefaultValue("1.25") @DecimalMin("1") @DecimalMax("100") double hashLoadFactor, @Nullable String stickyCookie,
		@DefaultValue("10s") @DurationMin @DurationMax(hours = 1) Duration slowStart,
		@DefaultValue("50") @Min(0) @Max(100) int panicBelow) {

	/** What the field allows in the names of headers and of cookies. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

	public BalanceProperties {
		boolean named = hashOn != HashOn.CLIENT_ADDRESS;
		if (named != (hashName != null)) {
			throw new InvalidConfigurationException(
					"balance.hash-on and balance.hash-name of an upstream of foobar.gateway do not fit together",
					"Give balance.hash-name when balance.hash-on is header or cookie, and only then.");
		}
		if (named && algorithm != Algorithm.CONSISTENT_HASH) {
			throw new InvalidConfigurationException(
					"balance.hash-on of an upstream of foobar.gateway is set, but its balance.algorithm does not hash",
					"Set balance.algorithm to consistent-hash, or remove balance.hash-on and balance.hash-name.");
		}
		if (stickyCookie != null && algorithm != Algorithm.STICKY) {
			throw new InvalidConfigurationException(
					"balance.sticky-cookie of an upstream of foobar.gateway is set, but its balance.algorithm sets no cookie",
					"Set balance.algorithm to sticky, or remove balance.sticky-cookie.");
		}
		requireName("hash-name", hashName);
		requireName("sticky-cookie", stickyCookie);
	}

	private static void requireName(String key, @Nullable String name) {
		if (name != null && !NAME.matcher(name).matches()) {
			throw new InvalidConfigurationException(
					"balance." + key + " of an upstream of foobar.gateway cannot be a name: " + name,
					"Use 1 to 64 letters, digits, dashes or underscores for balance." + key + ".");
		}
	}

	/** Who gets a request. */
	public enum Algorithm {

		/** Everyone in turn, exactly; by weight when weights differ. */
		ROUND_ROBIN,

		/** Of two that are drawn, the one with fewer requests under way. */
		LEAST_REQUESTS,

		/** The same one for the same key, as long as it is there and not overloaded. */
		CONSISTENT_HASH,

		/** The one that served the client before. */
		STICKY

	}

	/** Part of a request that decides. */
	public enum HashOn {

		/** Address of the client. */
		CLIENT_ADDRESS,

		/** A header. */
		HEADER,

		/** A cookie. */
		COOKIE

	}

}

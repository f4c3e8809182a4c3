package com.foobar.gateway.configuration;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Rules for trying another instance.
 *
 * @param maxTries number of instances that one request may be sent to in all, 1 to 5
 * @param budget share of the requests of the last ten seconds, in percent, that may be
 * sent a second time, 0 to 100
 * @param minBudget number of retries in ten seconds that are always allowed, 0 to 1000
 * @param maxBody largest body that is kept: it goes to an instance when it is whole, and
 * can go to another one; zero keeps none
 * @param maxBodies sum of all bodies kept at a time, at least as much as one body
 * @param keyedPosts paths whose {@code POST} is carried out once for one
 * {@code Idempotency-Key}; requests without such a key are given one
 * @param repeatable paths whose {@code POST}, {@code PUT} or {@code DELETE} may be
 * repeated because doing it twice is the same as once and gets the same answer
 */
public record RetryProperties(@DefaultValue("2") @Min(1) @Max(5) int maxTries,
		@DefaultValue("20") @Min(0) @Max(100) int budget, @DefaultValue("3") @Min(0) @Max(1000) int minBudget,
		@DefaultValue("64KB") DataSize maxBody, @DefaultValue("8MB") DataSize maxBodies, @DefaultValue( {
				"/api/users", "/api/articles", "/api/articles/*/comments" }) List<String> keyedPosts,
		@DefaultValue({ "/api/users/login", "/api/user", "/api/articles/*/favorite",
				"/api/profiles/*/follow" }) List<String> repeatable){

	public RetryProperties {
		if (maxBody.isNegative() || maxBody.compareTo(maxBodies) > 0 || maxBodies.toBytes() > Integer.MAX_VALUE) {
			throw new InvalidConfigurationException(
					"foobar.gateway.retry.max-body (" + maxBody
							+ ") does not fit into foobar.gateway.retry.max-bodies (" + maxBodies + ")",
					"Keep 0 <= max-body <= max-bodies < 2GB.");
		}
		keyedPosts.forEach((path) -> requirePattern("keyed-posts", path));
		repeatable.forEach((path) -> requirePattern("repeatable", path));
	}

	private static void requirePattern(String key, String path) {
		try {
			PathPatternParser.defaultInstance.parse(path);
		}
		catch (PatternParseException ex) {
			throw new InvalidConfigurationException(
					"foobar.gateway.retry." + key + " holds " + path + ", which is no path: " + ex.getMessage(),
					"Write paths such as /api/articles, with * for one part and ** for the rest.");
		}
	}

}

package com.foobar.servletsupport;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The requests that a server sends to itself before its readiness goes on.
 *
 * @param paths What is asked for by {@code GET}, in turns: paths of this server, with a
 * query if need be, none of which changes anything.
 * @param rounds How often each is asked for, from 0 (no warm-up) to 10,000. A method of
 * Java is compiled when it has run some 200 times.
 * @param limit Longest time for all of them, from 100 ms to 2 minutes; the server is
 * ready then, warm or not.
 */
@ConfigurationProperties("foobar.warm-up")
record WarmUpProperties(@DefaultValue List<String> paths, @DefaultValue("20") int rounds,
		@DefaultValue("10s") Duration limit) {

	private static final int MAX_ROUNDS = 10_000;

	private static final Duration SHORTEST = Duration.ofMillis(100);

	private static final Duration LONGEST = Duration.ofMinutes(2);

	WarmUpProperties {
		paths = List.copyOf(paths);
		paths.forEach(WarmUpProperties::requirePath);
		Assert.isTrue(rounds >= 0 && rounds <= MAX_ROUNDS, "foobar.warm-up.rounds must be between 0 and " + MAX_ROUNDS);
		Assert.isTrue(limit.compareTo(SHORTEST) >= 0 && limit.compareTo(LONGEST) <= 0,
				"foobar.warm-up.limit must be between 100ms and 2m");
	}

	private static void requirePath(String path) {
		Assert.isTrue(path.startsWith("/") && !path.startsWith("//") && isAddress(path),
				() -> "foobar.warm-up.paths holds '" + path
						+ "': give paths of this server that begin with one slash, such as /login");
	}

	private static boolean isAddress(String path) {
		try {
			return new URI(path).getRawFragment() == null;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}

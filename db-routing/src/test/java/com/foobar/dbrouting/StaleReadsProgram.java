package com.foobar.dbrouting;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Counts stale reads in a Java machine of its own, and ends with 1 if there are any. */
final class StaleReadsProgram {

	private static final int READS = 80;

	private StaleReadsProgram() {
	}

	/**
	 * Runs the check.
	 * @param arguments URL of the primary, URL of the replica; the password comes by
	 * standard input
	 */
	public static void main(String[] arguments) throws Exception {
		String password = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
		List<String> settings = List.of("db-routing.consistency=session",
				"db-routing.consistency-without-token=eventual", "db-routing.wait-budget=2ms",
				"db-routing.primary-fallback.max-concurrent=8");
		int stale;
		try (RoutedDatabase one = new RoutedDatabase(arguments[0], arguments[1], password, settings);
				RoutedDatabase two = new RoutedDatabase(arguments[0], arguments[1], password, settings)) {
			stale = StaleReads.count(one, two, true, READS);
		}
		System.out.println("stale reads: " + stale);
		System.exit((stale > 0) ? 1 : 0);
	}

}

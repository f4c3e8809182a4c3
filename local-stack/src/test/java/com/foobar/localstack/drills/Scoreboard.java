package com.foobar.localstack.drills;

import java.util.ArrayList;
import java.util.List;

/** The table of all drills of a run, printed at its end. */
final class Scoreboard implements AutoCloseable {

	private final List<String> rows = new ArrayList<>();

	synchronized void add(String drill, Result result, Target target, List<String> missed) {
		String row = "| %s | %,d | %,d | %,d | %d | %,d | %s | %s |".formatted(drill, result.requests(),
				result.failed(), result.outage(), result.lost(), result.slowest(), target,
				missed.isEmpty() ? "yes" : "**no**: " + String.join("; ", missed));
		this.rows.add(row);
		System.out.println(row);
		result.failures().forEach((failure, times) -> System.out.println("  " + times + " x " + failure));
	}

	@Override
	public synchronized void close() {
		System.out.println();
		System.out.println("| drill | requests | failed | outage, ms | lost or doubled | p99, ms "
				+ "| target: failed / outage / lost; p99 | reached |");
		System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |");
		this.rows.forEach(System.out::println);
	}

}

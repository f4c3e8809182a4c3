package com.foobar.benchmarks;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks in rounds, each with one JVM for every row, so that a busy minute
 * of the machine hits all rows alike, and prints tables.
 */
final class RoutingOverhead {

	private RoutingOverhead() {
	}

	/**
	 * Measures.
	 * @param arguments number of rounds, and part of the names of the benchmarks to run
	 */
	public static void main(String[] arguments) throws RunnerException {
		int rounds = Integer.parseInt(arguments[0]);
		Options options = options(arguments[1]);
		Tables tables = new Tables();
		for (int round = 0; round < rounds; round++) {
			for (RunResult result : new Runner(options).run()) {
				tables.add(result);
			}
		}
		System.out.println(tables);
	}

	private static Options options(String benchmarks) {
		return new OptionsBuilder().include(benchmarks)
			.forks(1)
			// -Xbatch: on a busy machine the compiler would still be at it after the
			// warm-up.
			.jvmArgs("-Xmx256m", "-XX:+UseSerialGC", "-Xbatch", "--enable-native-access=ALL-UNNAMED")
			.warmupIterations(6)
			.warmupTime(TimeValue.milliseconds(500))
			.measurementIterations(20)
			.measurementTime(TimeValue.milliseconds(100))
			.addProfiler(GCProfiler.class)
			.addProfiler(ProcessorTime.class)
			.shouldFailOnError(true)
			.build();
	}

}

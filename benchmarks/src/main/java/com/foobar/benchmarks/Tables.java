package com.foobar.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** A table for each benchmark, a row for each of its parameters. */
final class Tables {

	private final Map<String, Map<String, Samples>> tables = new LinkedHashMap<>();

	/** Adds what one JVM has measured. */
	void add(RunResult result) {
		Samples samples = this.tables.computeIfAbsent(title(result.getParams()), (key) -> new LinkedHashMap<>())
			.computeIfAbsent(row(result.getParams()), (key) -> new Samples());
		for (BenchmarkResult fork : result.getBenchmarkResults()) {
			for (IterationResult iteration : fork.getIterationResults()) {
				samples.add(iteration);
			}
		}
	}

	private static String title(BenchmarkParams params) {
		String name = params.getBenchmark();
		return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
	}

	private static String row(BenchmarkParams params) {
		return params.getParamsKeys()
			.stream()
			.map((key) -> params.getParam(key).replace('_', ' ').toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(", "));
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		this.tables.forEach((title, rows) -> {
			text.append("\n| ")
				.append(title)
				.append(" | processor ns: median | × | least | × | passed ns: median | B |\n");
			text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
			Samples first = rows.values().iterator().next();
			rows.forEach(
					(row, samples) -> text.append("| ").append(row).append(samples.comparedTo(first)).append(" |\n"));
		});
		return text.toString();
	}

}

package com.foobar.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/** All iterations of one row. */
final class Samples {

	private static final String ALLOCATED = "gc.alloc.rate.norm";

	private final List<Double> processor = new ArrayList<>();

	private final List<Double> passed = new ArrayList<>();

	private final List<Double> bytes = new ArrayList<>();

	void add(IterationResult iteration) {
		this.passed.add(iteration.getPrimaryResult().getScore());
		this.processor.add(secondary(iteration, ProcessorTime.METRIC));
		this.bytes.add(secondary(iteration, ALLOCATED));
	}

	private static double secondary(IterationResult iteration, String name) {
		Result<?> result = iteration.getSecondaryResults().get(name);
		return (result != null) ? result.getScore() : Double.NaN;
	}

	/** The cells of a row. */
	String comparedTo(Samples base) {
		return String.format(Locale.ROOT, " | %.0f | %.2f | %.0f | %.2f | %.0f | %.0f", median(this.processor),
				median(this.processor) / median(base.processor), least(this.processor),
				least(this.processor) / least(base.processor), median(this.passed), median(this.bytes));
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	private static double least(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
	}

}

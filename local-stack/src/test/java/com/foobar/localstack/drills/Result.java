package com.foobar.localstack.drills;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The three numbers of a drill, and how slow it became.
 *
 * @param requests number of requests
 * @param failed number of those that failed
 * @param outage milliseconds from the first failed request to the first good one after
 * the last failed
 * @param lost acknowledged writes that are not there exactly once, and others that are
 * there twice
 * @param slowest milliseconds of the slowest of a hundred good requests
 * @param failures how many requests failed in which way
 */
record Result(int requests, int failed, long outage, int lost, long slowest, Map<String, Integer> failures) {

	static Result of(List<Sample> samples, int lost) {
		List<Sample> inOrder = samples.stream().sorted(Comparator.comparingLong(Sample::begun)).toList();
		Map<String, Integer> failures = new TreeMap<>();
		for (Sample sample : inOrder) {
			if (sample.failure() != null) {
				failures.merge(sample.kind() + " " + sample.failure(), 1, Integer::sum);
			}
		}
		return new Result(samples.size(), (int) samples.stream().filter(Sample::failed).count(), outage(inOrder), lost,
				TimeUnit.NANOSECONDS.toMillis(slowest(samples)), failures);
	}

	/** Nanoseconds of the slowest of a hundred good requests. */
	static long slowest(List<Sample> samples) {
		List<Long> times = samples.stream().filter((sample) -> !sample.failed()).map(Sample::took).sorted().toList();
		return times.isEmpty() ? 0 : times.get((int) (times.size() * 0.99));
	}

	private static long outage(List<Sample> inOrder) {
		int first = -1;
		int last = -1;
		for (int index = 0; index < inOrder.size(); index++) {
			if (inOrder.get(index).failed()) {
				first = (first < 0) ? index : first;
				last = index;
			}
		}
		if (first < 0) {
			return 0;
		}
		Sample good = inOrder.get(Math.min(last + 1, inOrder.size() - 1));
		return TimeUnit.NANOSECONDS.toMillis(good.begun() - inOrder.get(first).begun());
	}

	/** What was not reached, in words. */
	List<String> missed(Target target) {
		List<String> missed = new ArrayList<>();
		if (this.failed > target.failed()) {
			missed.add(this.failed + " of " + this.requests + " requests failed: " + this.failures);
		}
		if (this.outage > target.outage().toMillis()) {
			missed.add("requests failed over " + this.outage + " ms");
		}
		if (this.lost > 0) {
			missed.add(this.lost + " writes are not there exactly once");
		}
		if (this.slowest > target.slowest().toMillis()) {
			missed.add("one of a hundred requests took longer than " + this.slowest + " ms");
		}
		return missed;
	}

}

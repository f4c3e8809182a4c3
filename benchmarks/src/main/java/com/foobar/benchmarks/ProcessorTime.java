package com.foobar.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time of the measuring threads per operation: unlike the time that passes, it
 * leaves out what other programs on a busy machine take.
 */
public final class ProcessorTime implements InternalProfiler {

	/** Under what name it is reported. */
	static final String METRIC = "cpu.norm";

	private static final String WORKERS = "jmh-worker";

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private long before;

	@Override
	public String getDescription() {
		return "Processor time of the measuring threads per operation";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
		this.before = used();
	}

	@Override
	public Collection<ScalarResult> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
			IterationResult result) {
		double used = used() - this.before;
		return List
			.of(new ScalarResult(METRIC, used / result.getMetadata().getAllOps(), "ns/op", AggregationPolicy.AVG));
	}

	private long used() {
		return Arrays.stream(this.threads.getThreadInfo(this.threads.getAllThreadIds()))
			.filter((thread) -> thread != null && thread.getThreadName().contains(WORKERS))
			.mapToLong(ThreadInfo::getThreadId)
			.map(this.threads::getThreadCpuTime)
			.sum();
	}

}

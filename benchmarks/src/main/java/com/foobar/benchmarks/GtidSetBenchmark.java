package com.foobar.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.foobar.dbrouting.gtid.GtidSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whether a server shows what a reader must see. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GtidSetBenchmark {

	private static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562:";

	private static final int STEP = 10;

	/** Number of intervals with gaps between. */
	@Param({ "1", "100", "10000" })
	public int intervals = 1;

	private GtidSet executed = GtidSet.EMPTY;

	private GtidSet copy = GtidSet.EMPTY;

	private GtidSet one = GtidSet.EMPTY;

	/** Makes a server's set, and a user's. */
	@Setup
	public void fill() {
		String text = SERVER + IntStream.range(0, this.intervals)
			.mapToObj((i) -> (i * STEP + 1) + "-" + (i * STEP + STEP / 2))
			.collect(Collectors.joining(":"));
		this.executed = GtidSet.parse(text);
		this.copy = GtidSet.parse(text);
		this.one = GtidSet.parse(SERVER + ((this.intervals / 2) * STEP + 2));
	}

	/** One transaction, as most tokens name it. */
	@Benchmark
	public boolean containsOne() {
		return this.executed.containsAll(this.one);
	}

	/** Another set of the same intervals, as lag is measured. */
	@Benchmark
	public boolean containsAsMany() {
		return this.executed.containsAll(this.copy);
	}

}

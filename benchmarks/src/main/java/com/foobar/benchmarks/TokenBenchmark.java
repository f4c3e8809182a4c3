package com.foobar.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import com.foobar.benchmarks.stub.StubServer;
import com.foobar.dbrouting.gtid.GtidSet;
import com.foobar.dbrouting.session.ConsistencySession;
import com.foobar.dbrouting.session.ConsistencySessions;
import com.foobar.dbrouting.session.TokenListener;
import com.foobar.dbrouting.session.TokenSealer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a request pays that brings a token, and one that takes a new token along. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TokenBenchmark {

	private final ConsistencySessions sessions = new ConsistencySessions(
			new TokenSealer("only-for-benchmarks-0123456789", "stub", Duration.ofHours(1), Duration.ofSeconds(2),
					Clock.systemUTC()),
			Duration.ofSeconds(10), UnaryOperator.identity(), TokenListener.NONE);

	private final ConsistencySession writer = this.sessions.open();

	private final List<String> brought;

	/** A user who has written one transaction. */
	public TokenBenchmark() {
		this.writer.wrote(GtidSet.parse(StubServer.EXECUTED));
		this.brought = List.of(this.sessions.token(this.writer));
	}

	/** Makes a token. */
	@Benchmark
	public String seal() {
		return this.sessions.token(this.writer);
	}

	/** Reads a token. */
	@Benchmark
	public ConsistencySession open() {
		return this.sessions.open(this.brought, null, (session) -> {
		});
	}

}

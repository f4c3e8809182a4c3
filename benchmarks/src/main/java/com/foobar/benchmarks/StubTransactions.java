package com.foobar.benchmarks;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import com.foobar.benchmarks.peer.OpenPeer;
import com.foobar.benchmarks.peer.StubPeer;
import com.foobar.benchmarks.stub.StubServer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A read-only transaction of one statement over servers that answer at once: what is left
 * is the pool, the routing and Spring.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StubTransactions {

	/** Who is measured. */
	@Param
	public StubPeer peer = StubPeer.HIKARICP;

	private @Nullable OpenPeer open;

	private ReadOnlyTransaction transaction = ReadOnlyTransaction.NONE;

	/** Sets the peer up. */
	@Setup
	public void open() throws SQLException {
		OpenPeer opened = this.peer.open();
		this.open = opened;
		this.transaction = new ReadOnlyTransaction(opened.dataSource(), StubServer.WHO);
	}

	/** By the calls that Spring makes, without Spring. */
	@Benchmark
	public @Nullable String jdbc() throws SQLException {
		return this.transaction.byHand();
	}

	/** By Spring's transaction manager. */
	@Benchmark
	public @Nullable String spring() {
		return this.transaction.bySpring();
	}

	/** Lets everything go. */
	@TearDown
	public void close() throws SQLException {
		if (this.open != null) {
			this.open.close();
		}
	}

}

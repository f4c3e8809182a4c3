package com.foobar.benchmarks;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import com.foobar.benchmarks.peer.OpenPeer;
import com.foobar.benchmarks.peer.ServerPeer;
import com.foobar.mysqllocal.ReplicatedPair;
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
 * The same transaction over a real primary and a real replica on this machine: what each
 * statement that a peer adds costs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ServerTransactions {

	/** Who is measured. */
	@Param
	public ServerPeer peer = ServerPeer.CONNECTOR_J;

	private @Nullable ReplicatedPair pair;

	private @Nullable OpenPeer open;

	private ReadOnlyTransaction transaction = ReadOnlyTransaction.NONE;

	/** Starts the servers and sets the peer up. */
	@Setup
	public void open() throws SQLException {
		ReplicatedPair started = ReplicatedPair.start();
		this.pair = started;
		OpenPeer opened = this.peer.open(started);
		this.open = opened;
		this.transaction = new ReadOnlyTransaction(opened.dataSource(), "SELECT @@port");
	}

	/** By Spring's transaction manager. */
	@Benchmark
	public @Nullable String spring() {
		return this.transaction.bySpring();
	}

	/** Ends the servers. */
	@TearDown
	public void close() throws SQLException {
		if (this.open != null) {
			this.open.close();
		}
		if (this.pair != null) {
			this.pair.close();
		}
	}

}

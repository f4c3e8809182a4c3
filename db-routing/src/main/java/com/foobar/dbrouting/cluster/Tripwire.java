package com.foobar.dbrouting.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Notices at once that a server has died: rests on a connection that does nothing, and
 * that breaks with the server. Looking every now and then would let reads run into it
 * until the next look.
 */
final class Tripwire implements AutoCloseable {

	private static final Duration REST = Duration.ofSeconds(10);

	private static final Duration PATIENCE = REST.multipliedBy(2);

	private final String node;

	private final NodeMonitor.Connections connections;

	private final Runnable broken;

	private final AtomicReference<@Nullable Thread> guard = new AtomicReference<>();

	private volatile @Nullable Connection connection;

	private volatile boolean closed;

	/**
	 * Creates the wire.
	 * @param broken called when the connection breaks, on a thread of the wire
	 */
	Tripwire(String node, NodeMonitor.Connections connections, Runnable broken) {
		this.node = node;
		this.connections = connections;
		this.broken = broken;
	}

	/** Rests on a connection, unless it does already. */
	void arm() {
		if (this.guard.get() == null && !this.closed) {
			Thread thread = Thread.ofVirtual().name("db-routing-tripwire-" + this.node).unstarted(this::rest);
			if (this.guard.compareAndSet(null, thread)) {
				thread.start();
			}
		}
	}

	private void rest() {
		try (Connection fresh = this.connections.open(); Statement statement = fresh.createStatement()) {
			fresh.setNetworkTimeout(Runnable::run, Math.toIntExact(PATIENCE.toMillis()));
			this.connection = fresh;
			while (!this.closed) {
				statement.execute("DO SLEEP(" + REST.toSeconds() + ")");
			}
		}
		catch (SQLException ex) {
			this.guard.set(null);
			if (!this.closed) {
				this.broken.run();
			}
		}
	}

	@Override
	public void close() {
		this.closed = true;
		Connection resting = this.connection;
		if (resting != null) {
			ConnectionAbort.begin(resting);
		}
	}

}

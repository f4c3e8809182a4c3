package com.foobar.dbrouting.cluster;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/**
 * How far the primary is at the moment of a read. A replica that has got that far shows
 * every write that was acknowledged before the read began.
 */
public final class ReadIndex implements AutoCloseable {

	private final ExecutedGtids executed;

	private final SharedQuestion question;

	private final Circuit circuit;

	private final Duration deadline;

	/**
	 * Creates the index.
	 * @param connections new connections to the primary, limited to {@code timeout}
	 * @param timeout how long the primary may take for one answer
	 * @param pollInterval how often a lost primary is asked again
	 */
	public ReadIndex(DataSource connections, Duration timeout, Duration pollInterval) {
		this.executed = new ExecutedGtids(connections, timeout.dividedBy(2));
		this.question = new SharedQuestion(this.executed);
		this.circuit = new Circuit("primary", pollInterval, this::answers);
		// One question may be on its way, then comes ours; each may open a connection.
		this.deadline = timeout.multipliedBy(4);
	}

	/** Whether the primary is known to be gone. */
	public boolean isDown() {
		return this.circuit.isOpen();
	}

	/**
	 * The transactions that the primary has executed, or nothing when it can't tell.
	 * @throws SQLException when the calling thread was interrupted
	 */
	public Optional<String> now() throws SQLException {
		if (this.circuit.isOpen()) {
			return Optional.empty();
		}
		try {
			return Optional.of(ask());
		}
		catch (ExecutionException | TimeoutException ex) {
			this.circuit.trip((ex.getCause() != null) ? ex.getCause() : ex);
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SQLTransientException("Interrupted while asking the primary how far it is", ex);
		}
	}

	/** Whether the primary answers at this moment. */
	public boolean answers() {
		try {
			ask();
			return true;
		}
		catch (ExecutionException | TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private String ask() throws ExecutionException, TimeoutException, InterruptedException {
		return this.question.ask().get(this.deadline.toNanos(), TimeUnit.NANOSECONDS);
	}

	@Override
	public void close() {
		this.circuit.close();
		this.executed.close();
	}

}

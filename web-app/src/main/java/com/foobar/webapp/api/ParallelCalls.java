package com.foobar.webapp.api;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The calls behind one page, made at the same time, all under one deadline. */
public final class ParallelCalls implements AutoCloseable {

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final long deadline;

	ParallelCalls(Duration deadline) {
		this.deadline = System.nanoTime() + deadline.toNanos();
	}

	/** Starts a call; the supplier waits for its answer. */
	public <T> Supplier<T> start(Callable<T> call) {
		Future<T> answer = this.threads.submit(call);
		return () -> await(answer);
	}

	private <T> T await(Future<T> answer) {
		try {
			return answer.get(this.deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex);
		}
		catch (TimeoutException ex) {
			throw new ApiUnavailable("The API did not answer in time", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ApiUnavailable("Interrupted while waiting for the API", ex);
		}
	}

	/** Ends at once, interrupting what nobody waits for any more. */
	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}

package com.foobar.appservice.request;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.foobar.appservice.error.Refusal;

/**
 * Lets a few at a time do what takes much memory. The others wait their turn, and whoever
 * would wait too long is asked to try again.
 */
public final class Turns {

	private final Semaphore places;

	private final Duration maxWait;

	public Turns(int atATime, Duration maxWait) {
		this.places = new Semaphore(atATime, true);
		this.maxWait = maxWait;
	}

	public <T, X extends Exception> T inTurn(Work<T, X> work) throws X {
		takePlace();
		try {
			return work.run();
		}
		finally {
			this.places.release();
		}
	}

	private void takePlace() {
		try {
			if (!this.places.tryAcquire(this.maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
				throw Refusal.unavailable();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Refusal.unavailable();
		}
	}

	/**
	 * What is done in turn.
	 *
	 * @param <T> type of its result
	 * @param <X> type of its failure
	 */
	@FunctionalInterface
	public interface Work<T, X extends Exception> {

		T run() throws X;

	}

}

package com.foobar.dbrouting;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Plays random users against a store and holds what each of them was shown against what
 * they have written and seen before. Each user has an entry of their own, whose value
 * only grows, and looks at those of all others.
 */
final class HistoryChecker {

	private final int users;

	private final long operations;

	private final int writePercentage;

	private final long seed;

	private final AtomicLong ownWritesMissed = new AtomicLong();

	private final AtomicLong stepsBack = new AtomicLong();

	private final AtomicLong failures = new AtomicLong();

	private final AtomicLong done = new AtomicLong();

	HistoryChecker(int users, long operations, int writePercentage, long seed) {
		this.users = users;
		this.operations = operations;
		this.writePercentage = writePercentage;
		this.seed = seed;
	}

	/** Lets all users work at the same time, each of them one request after the other. */
	Outcome check(StoreFactory stores) throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(this.users)) {
			List<Future<?>> all = new ArrayList<>();
			for (int user = 0; user < this.users; user++) {
				Callable<Void> work = new OneUser(user, stores.storeOf(user), new Random(this.seed + user));
				all.add(threads.submit(work));
			}
			for (Future<?> one : all) {
				one.get(30, TimeUnit.MINUTES);
			}
		}
		return new Outcome(this.done.get(), this.ownWritesMissed.get(), this.stepsBack.get(), this.failures.get());
	}

	/** How many requests have been answered so far. */
	long done() {
		return this.done.get();
	}

	/**
	 * What came of it.
	 *
	 * @param operations requests that were answered
	 * @param ownWritesMissed reads that did not show the reader's own last write
	 * @param stepsBack reads that showed an older state than the reader had seen
	 * @param failures requests that failed and prove nothing
	 */
	record Outcome(long operations, long ownWritesMissed, long stepsBack, long failures) {

		long violations() {
			return this.ownWritesMissed + this.stepsBack;
		}

	}

	/** Keeps the entries, for one user. */
	interface Store {

		/** Sets the user's own entry. */
		void write(int entry, long value) throws Exception;

		/** The value of an entry. */
		long read(int entry) throws Exception;

	}

	/** Gives each user their own way to the entries. */
	@FunctionalInterface
	interface StoreFactory {

		Store storeOf(int user);

	}

	/** One user, who remembers. */
	private final class OneUser implements Callable<Void> {

		private final int name;

		private final Store store;

		private final Random random;

		private final AtomicReferenceArray<Long> seen = new AtomicReferenceArray<>(HistoryChecker.this.users);

		/** The last value whose write was acknowledged. */
		private long acknowledged;

		private long next;

		OneUser(int name, Store store, Random random) {
			this.name = name;
			this.store = store;
			this.random = random;
		}

		@Override
		public Void call() {
			long mine = HistoryChecker.this.operations / HistoryChecker.this.users;
			for (long i = 0; i < mine; i++) {
				try {
					if (this.random.nextInt(100) < HistoryChecker.this.writePercentage) {
						long value = ++this.next;
						this.store.write(this.name, value);
						this.acknowledged = value;
					}
					else {
						look(this.random.nextBoolean() ? this.name : this.random.nextInt(HistoryChecker.this.users));
					}
					HistoryChecker.this.done.incrementAndGet();
				}
				catch (Exception ex) {
					HistoryChecker.this.failures.incrementAndGet();
				}
			}
			return null;
		}

		private void look(int entry) throws Exception {
			long value = this.store.read(entry);
			Long before = this.seen.get(entry);
			if (before != null && value < before) {
				HistoryChecker.this.stepsBack.incrementAndGet();
			}
			else if (entry == this.name && value < this.acknowledged) {
				HistoryChecker.this.ownWritesMissed.incrementAndGet();
			}
			this.seen.set(entry, (before != null) ? Math.max(before, value) : value);
		}

	}

}

package com.foobar.dbrouting.routing;

import org.jspecify.annotations.Nullable;

/** What a read may rely on. */
public enum Consistency {

	/**
	 * Sees all that its user has written or seen, on any instance; no question is asked.
	 */
	SESSION,

	/**
	 * Sees every write that was acknowledged to anybody before the read began, and runs
	 * on a replica all the same: the primary is only asked how far it is, once for all
	 * who wait at that moment.
	 */
	GLOBAL,

	/** Sees a state that is at most {@code db-routing.max-lag} old. */
	BOUNDED,

	/** Runs on the primary. */
	PRIMARY,

	/** Sees any replica as it is. */
	EVENTUAL;

	private static final ScopedValue<Consistency> hint = ScopedValue.newInstance();

	/** Reads within the work get this level, whatever the configuration says. */
	public <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work)
			throws X {
		return ScopedValue.where(hint, this).<T, X>call(work);
	}

	/** Reads within the work get this level, whatever the configuration says. */
	public void run(Runnable work) {
		ScopedValue.where(hint, this).run(work);
	}

	/** The level that the calling code has asked for, if any. */
	static @Nullable Consistency hinted() {
		return hint.isBound() ? hint.get() : null;
	}

}

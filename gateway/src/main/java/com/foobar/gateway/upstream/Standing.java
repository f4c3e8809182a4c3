package com.foobar.gateway.upstream;

import java.util.Optional;

/**
 * What is known of an instance at one moment.
 *
 * @param instance whom it is about
 * @param status what its health checks say
 * @param deaf whether nothing listens there
 * @param drained whether an operator wants no requests to go to it
 * @param ejected whether it is left alone because it has failed requests
 * @param ejectedUntil when that will be over, as of {@link System#nanoTime()}
 * @param starting whether it starts slowly
 * @param started when that will be over, as of {@link System#nanoTime()}
 */
record Standing(Instance instance, Status status, boolean deaf, boolean drained, boolean ejected, long ejectedUntil,
		boolean starting, long started) {

	/** Whether requests go to it without a second thought. */
	boolean trusted() {
		return !this.drained && !this.ejected && isHealthy();
	}

	private boolean isHealthy() {
		return this.status == Status.UP || this.status == Status.UNKNOWN;
	}

	/** The same in one word. */
	InstanceState state() {
		if (this.drained) {
			return InstanceState.DRAINED;
		}
		if (this.ejected && isHealthy()) {
			return InstanceState.EJECTED;
		}
		return switch (this.status) {
			case UNKNOWN -> InstanceState.UNKNOWN;
			case UP -> this.starting ? InstanceState.STARTING : InstanceState.UP;
			case SILENT -> InstanceState.SILENT;
			case DOWN -> InstanceState.DOWN;
		};
	}

	/** Whether requests go to it when the upstream has nobody better. */
	boolean usable() {
		return !this.drained && this.status != Status.DOWN;
	}

	/** Whether requests go to it when too few are healthy to carry them all. */
	boolean worthAPanic() {
		return !this.drained && !this.deaf;
	}

	/** Whether anybody would like to see requests go to it. */
	boolean wanted() {
		return !this.drained;
	}

	/**
	 * When its slow start will have ended: those that agree in this have equal shares.
	 */
	Optional<Long> startsUntil() {
		return this.starting ? Optional.of(this.started) : Optional.empty();
	}

	/** When this will no longer be true by itself. */
	Optional<Long> changes() {
		if (this.ejected) {
			return Optional.of(this.ejectedUntil);
		}
		return startsUntil();
	}

}

package com.foobar.gateway.upstream;

import com.foobar.gateway.configuration.HealthProperties;

/**
 * What the checks and the connections of one instance say of it. Every method tells
 * whether the status has changed; guarded by its instance.
 */
final class Health {

	private final HealthProperties rules;

	private Status status = Status.UNKNOWN;

	private int streak;

	/** Whether nothing listens there, as far as is known. */
	private boolean deaf;

	Health(HealthProperties rules) {
		this.rules = rules;
	}

	Status status() {
		return this.status;
	}

	boolean isDeaf() {
		return this.deaf;
	}

	/**
	 * A check succeeded.
	 * @param needed whether nobody else can be used, so that one such check must do
	 */
	boolean passed(boolean needed) {
		return switch (this.status) {
			case UNKNOWN -> change(Status.UP);
			case UP -> {
				this.streak = 0;
				yield false;
			}
			case SILENT, DOWN -> (++this.streak >= this.rules.rise() || needed) && change(Status.UP);
		};
	}

	boolean failed() {
		return switch (this.status) {
			case UNKNOWN, UP -> ++this.streak >= this.rules.fall() && change(Status.DOWN);
			case SILENT -> change(Status.DOWN);
			case DOWN -> {
				this.streak = 0;
				yield false;
			}
		};
	}

	boolean keptSilent() {
		return switch (this.status) {
			case UNKNOWN, UP -> ++this.streak >= this.rules.fall() && change(Status.SILENT);
			case SILENT, DOWN -> {
				this.streak = 0;
				yield false;
			}
		};
	}

	boolean refused() {
		boolean news = this.status != Status.DOWN || !this.deaf;
		change(Status.DOWN);
		this.deaf = true;
		return news;
	}

	private boolean change(Status now) {
		this.status = now;
		this.streak = 0;
		this.deaf = false;
		return true;
	}

}

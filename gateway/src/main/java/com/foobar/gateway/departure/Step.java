package com.foobar.gateway.departure;

import org.springframework.context.SmartLifecycle;

/** A step of the departure; at the start of the gateway there is nothing to do. */
abstract class Step implements SmartLifecycle {

	private volatile boolean running;

	/** Returns when the next step may begin. */
	abstract void take();

	@Override
	public final void start() {
		this.running = true;
	}

	@Override
	public final void stop() {
		this.running = false;
		take();
	}

	@Override
	public final boolean isRunning() {
		return this.running;
	}

}

package com.foobar.localstack.supervisor;

import java.util.Locale;

/** What a service is doing. */
public enum ServiceState {

	/** Stands still, because a person stopped it or because nothing started it yet. */
	STOPPED,
	/** Wants to start as soon as the services that it comes after are healthy. */
	WAITING,
	/** Its process runs and does not answer yet. */
	STARTING,
	/** Its process runs and answers. */
	HEALTHY,
	/** Its process runs, answered once and does not answer now. */
	UNHEALTHY,
	/** Its process ended by itself; the next try waits for the back-off. */
	RESTARTING,
	/** Was told to end and has not ended yet. */
	STOPPING;

	/** The word people read. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}

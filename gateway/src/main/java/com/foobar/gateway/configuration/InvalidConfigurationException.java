package com.foobar.gateway.configuration;

/** A setting that must not be started with, and what to do about it. */
public final class InvalidConfigurationException extends RuntimeException {

	private final String fix;

	public InvalidConfigurationException(String problem, String fix) {
		super(problem);
		this.fix = fix;
	}

	String fix() {
		return this.fix;
	}

}

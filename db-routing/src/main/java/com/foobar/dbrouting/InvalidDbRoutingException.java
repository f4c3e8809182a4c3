package com.foobar.dbrouting;

/** A configuration that can't work: which key, what is wrong with it, what to do. */
final class InvalidDbRoutingException extends RuntimeException {

	private final String remedy;

	InvalidDbRoutingException(String key, String problem, String remedy) {
		super(key + " " + problem + ".");
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

}

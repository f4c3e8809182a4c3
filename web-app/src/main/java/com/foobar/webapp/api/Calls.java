package com.foobar.webapp.api;

import org.springframework.stereotype.Component;

/** Opens a group of calls for one page. */
@Component
public class Calls {

	private final ApiProperties properties;

	Calls(ApiProperties properties) {
		this.properties = properties;
	}

	/** A group of calls that begins now. */
	public ParallelCalls open() {
		return new ParallelCalls(this.properties.deadline());
	}

}

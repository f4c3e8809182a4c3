package com.foobar.localstack.drills;

/** What a request is for. */
enum Kind {

	/** One article or a list of them, from the REST API. */
	READ,

	/** A page for people. */
	PAGE,

	/** Publishes an article under a title of its own, with an idempotency key. */
	WRITE

}

package com.foobar.gateway.upstream;

/** What is known of an instance. */
enum Status {

	/** Not checked yet: used, so that the gateway serves from its first moment. */
	UNKNOWN,

	/** Ready. */
	UP,

	/** Out of use until enough checks in a row succeed. */
	DOWN

}

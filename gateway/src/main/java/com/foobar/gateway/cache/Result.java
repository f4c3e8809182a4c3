package com.foobar.gateway.cache;

/** What came of asking the cache. */
enum Result {

	/** Answered from the cache. */
	HIT,

	/** Answered from the cache after a server has said that nothing changed. */
	REVALIDATED,

	/** Answered by what another request has brought. */
	COLLAPSED,

	/** Answered from the cache although too old, because no server could be asked. */
	STALE,

	/** Answered by a server, and kept. */
	STORED,

	/** Answered by a server, and not kept. */
	PASSED

}

package com.foobar.dbrouting.session;

/** Hears what happens to a session while its request is served, on the acting thread. */
interface SessionListener {

	/** The token that the user has is out of date. */
	void changed(ConsistencySession session);

	/** A commit of unknown outcome. */
	void inDoubt();

}

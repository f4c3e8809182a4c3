package com.foobar.gateway.upstream;

/** What an instance is doing, in one word. */
enum InstanceState {

	/** Used before its first check. */
	UNKNOWN,

	/** In use. */
	UP,

	/** Back in use, with a growing share. */
	STARTING,

	/** Lets its checks go unanswered: used when there is nobody better. */
	SILENT,

	/** Out of use until its checks succeed. */
	DOWN,

	/** Healthy by its checks, but left alone for a while. */
	EJECTED,

	/** Out of use because an operator wants it so. */
	DRAINED

}

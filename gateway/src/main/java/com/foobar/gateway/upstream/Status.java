package com.foobar.gateway.upstream;

/** What is known of an instance. */
enum Status {

	/** Not checked yet: used, so that the gateway serves from its first moment. */
	UNKNOWN,

	/** Ready. */
	UP,

	/**
	 * Let too many checks in a row go unanswered: used only when the group has nobody
	 * better, because on a machine that is too busy the checks of all of them time out
	 * together.
	 */
	SILENT,

	/** Out of use until enough checks in a row succeed. */
	DOWN

}

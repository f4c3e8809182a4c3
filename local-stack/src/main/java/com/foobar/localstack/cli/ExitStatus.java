package com.foobar.localstack.cli;

/** What the command tells scripts when it ends. */
final class ExitStatus {

	/** Done. */
	static final int OK = 0;

	/** Something failed; one sentence on the error output says what to do. */
	static final int FAILED = 1;

	/** The command line itself was wrong. */
	static final int USAGE = 2;

	private ExitStatus() {
	}

}

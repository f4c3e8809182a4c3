package com.foobar.localstack;

import com.foobar.localstack.cli.FoobarCommand;

/** Entry point of the {@code ./foobar} command. */
public final class LocalStack {

	private LocalStack() {
	}

	static void main(String[] arguments) {
		System.exit(FoobarCommand.run(System.getenv(), arguments));
	}

}

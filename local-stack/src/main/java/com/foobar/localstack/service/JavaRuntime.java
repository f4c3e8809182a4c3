package com.foobar.localstack.service;

import java.nio.file.Path;

/** The Java that runs this program also runs the applications. */
final class JavaRuntime {

	private JavaRuntime() {
	}

	static Path command() {
		return Path.of(System.getProperty("java.home"), "bin", "java");
	}

}

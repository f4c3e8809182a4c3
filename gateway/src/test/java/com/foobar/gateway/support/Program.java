package com.foobar.gateway.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs that a package of the system brings, and that not every machine has. */
public final class Program {

	private Program() {
	}

	/** Where it is, if it is installed; servers are where only administrators look. */
	public static Optional<Path> find(String name) {
		return Stream.of((System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator, -1))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst();
	}

}

package com.foobar.localstack.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.foobar.localstack.stack.StackSettings;

/**
 * Finds what the build has made of an application: its jar and, beside it, the same
 * unpacked for a fast start.
 */
final class ApplicationFiles {

	private ApplicationFiles() {
	}

	static Path jar(StackSettings settings, String module) {
		return settings.checkout().resolve(module).resolve("target").resolve(module + ".jar");
	}

	/**
	 * The arguments after {@code java}: options, start-up cache where there is one, and
	 * the jar.
	 */
	static List<String> arguments(StackSettings settings, String module) {
		List<String> arguments = new ArrayList<>();
		arguments.add("@" + settings.checkout().resolve("deploy").resolve("jvm.options"));
		Path unpacked = settings.checkout().resolve(module).resolve("target").resolve("app");
		Path cache = unpacked.resolve(module + ".aot");
		if (Files.exists(cache)) {
			arguments.add("-XX:AOTCache=" + cache);
		}
		Path fastJar = unpacked.resolve(module + ".jar");
		arguments.add("-jar");
		arguments.add((Files.exists(fastJar) ? fastJar : jar(settings, module)).toString());
		return arguments;
	}

}

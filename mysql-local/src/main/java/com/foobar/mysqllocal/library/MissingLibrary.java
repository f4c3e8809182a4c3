package com.foobar.mysqllocal.library;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.foobar.mysqllocal.host.Command;

/**
 * A shared library that a program could not load.
 *
 * @param soname its name, such as {@code libaio.so.1}
 */
record MissingLibrary(String soname) {

	private static final int LOADER_FAILED = 127;

	private static final Pattern MESSAGE = Pattern
		.compile("error while loading shared libraries: ([A-Za-z0-9_+.-]+): cannot open shared object file");

	/**
	 * The library that the loader of the system named, if that is why the program ended.
	 */
	static Optional<MissingLibrary> in(Command.Outcome outcome) {
		Matcher matcher = MESSAGE.matcher(outcome.output());
		return (outcome.exit() == LOADER_FAILED && matcher.find()) ? Optional.of(new MissingLibrary(matcher.group(1)))
				: Optional.empty();
	}

	/**
	 * Names of Debian packages that may hold it: some distributions renamed it for 64-bit
	 * time.
	 */
	List<String> debianPackages() {
		return switch (this.soname) {
			case "libaio.so.1" -> List.of("libaio1", "libaio1t64");
			case "libnuma.so.1" -> List.of("libnuma1");
			default -> List.of();
		};
	}

	/** File names that hold the same library. */
	List<String> fileNames() {
		return List.of(this.soname + "t64", this.soname);
	}

	/** What a person installs to get it. */
	String advice() {
		return switch (this.soname) {
			case "libaio.so.1" -> "Install libaio1 on Debian 12, libaio1t64 on Debian 13 or Ubuntu 24.04,"
					+ " libaio on Fedora, and try again.";
			case "libnuma.so.1" ->
				"Install libnuma1 on Debian 12, Debian 13 or Ubuntu 24.04," + " numactl-libs on Fedora, and try again.";
			default -> "Install the package of your system that holds it, and try again.";
		};
	}

}

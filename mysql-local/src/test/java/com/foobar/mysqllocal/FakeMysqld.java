package com.foobar.mysqllocal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A shell script in the place of a server program, for what needs no real one. */
final class FakeMysqld {

	static final String VERSION_8 = "mysqld  Ver 8.0.31 for Linux on x86_64 (MySQL Community Server - GPL)";

	private FakeMysqld() {
	}

	/** Prints a version whatever it is asked. */
	static Path printing(Path file, String version) throws IOException {
		return script(file, "echo '" + version + "'");
	}

	/**
	 * Initialises as a server does: the folder gets an identity and, to be looked at, the
	 * mode of the init file.
	 */
	static MysqlDistribution initialising(Path file, MysqlVersion version) throws IOException {
		return distribution(script(file, """
				for word in "$@"; do
				  case $word in
				    --datadir=*) data=${word#*=};;
				    --init-file=*) sql=${word#*=};;
				  esac
				done
				ls -l "$sql" | cut -c1-10 > "$data/mode"
				echo uuid > "$data/auto.cnf"
				echo page > "$data/ibdata1"
				"""), version);
	}

	/**
	 * Stops while initialising, repeating the statement it stumbled over as a server
	 * does.
	 */
	static MysqlDistribution stumbling(Path file, MysqlVersion version) throws IOException {
		return distribution(script(file, """
				for word in "$@"; do
				  case $word in
				    --init-file=*) sql=${word#*=};;
				    --log-error=*) log=${word#*=};;
				  esac
				done
				echo "0 [ERROR] [MY-000001] near '$(grep CREATE.USER "$sql" | head -1)'" > "$log"
				exit 1
				"""), version);
	}

	static Path script(Path file, String body) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.writeString(file, "#!/bin/sh\n" + body + "\n");
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private static MysqlDistribution distribution(Path mysqld, MysqlVersion version) {
		return new MysqlDistribution(mysqld, version, "from a test", List.of("--basedir=/nowhere"));
	}

}

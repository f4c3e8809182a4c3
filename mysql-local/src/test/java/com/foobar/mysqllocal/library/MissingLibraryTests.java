package com.foobar.mysqllocal.library;

import com.foobar.mysqllocal.host.Command;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the loader of the system says. */
class MissingLibraryTests {

	@Test
	void readsTheNameOutOfTheLoadersMessage() {
		Command.Outcome outcome = new Command.Outcome(127, "/x/mysqld: error while loading shared libraries: "
				+ "libaio.so.1: cannot open shared object file: No such file or directory\n");

		assertThat(MissingLibrary.in(outcome)).contains(new MissingLibrary("libaio.so.1"));
	}

	@Test
	void readsNoNameOutOfOtherFailures() {
		assertThat(MissingLibrary.in(new Command.Outcome(1, "unknown option"))).isEmpty();
		assertThat(MissingLibrary.in(new Command.Outcome(127, "libc.so.6: version `GLIBC_2.99' not found"))).isEmpty();
	}

	@Test
	void readsNoNameThatWouldLeaveTheFolder() {
		assertThat(MissingLibrary.in(new Command.Outcome(127,
				"error while loading shared libraries: ../../x: cannot open shared object file")))
			.isEmpty();
	}

	@Test
	void adviceNamesThePackageOfEachSystem() {
		assertThat(new MissingLibrary("libaio.so.1").advice()).contains("libaio1 on Debian 12",
				"libaio1t64 on Debian 13 or Ubuntu 24.04", "libaio on Fedora");
		assertThat(new MissingLibrary("libnuma.so.1").advice()).contains("libnuma1 on Debian 12",
				"numactl-libs on Fedora");
	}

}

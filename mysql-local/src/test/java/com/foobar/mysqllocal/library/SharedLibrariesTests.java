package com.foobar.mysqllocal.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.foobar.mysqllocal.host.Command;
import com.foobar.mysqllocal.host.MysqlLocalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The order of remedies, played on a script that misses libraries as a server does. */
class SharedLibrariesTests {

	private static final LibraryRemedy UNABLE = (library, folder) -> Optional.empty();

	private static final LibraryRemedy FAILING = (library, folder) -> {
		throw new IOException("no space left");
	};

	private static final LibraryRemedy USELESS = (library, folder) -> {
		Files.writeString(folder.resolve(library.soname()), "useless");
		return Optional.of("by something useless");
	};

	private static final LibraryRemedy BREAKING = (library, folder) -> {
		Files.writeString(folder.resolve(library.soname()), "breaking");
		return Optional.of("by something too new");
	};

	private static final LibraryRemedy HELPING = (library, folder) -> {
		Files.writeString(folder.resolve(library.soname()), "good");
		return Optional.of("by something good");
	};

	private final List<String> progress = new ArrayList<>();

	@TempDir
	Path folder;

	@Test
	void changesNothingWhenNothingIsMissing() throws IOException {
		Command complete = new Command(Path.of("/"), List.of("/bin/echo", "Ver 8.0.31"));

		assertThat(libraries(FAILING).complete(complete)).isEqualTo("Ver 8.0.31\n");
		assertThat(this.progress).isEmpty();
	}

	@Test
	void takesTheFirstRemedyThatHelpsForEachLibrary() throws IOException {
		libraries(UNABLE, HELPING, FAILING).complete(server("libaio.so.1", "libnuma.so.1"));

		assertThat(this.progress).containsExactly("missing system library libaio.so.1: by something good",
				"missing system library libnuma.so.1: by something good");
	}

	@Test
	void goesOnAfterARemedyThatFailsOrDoesNotHelp() throws IOException {
		libraries(FAILING, USELESS, BREAKING, HELPING).complete(server("libaio.so.1"));

		assertThat(this.progress).containsExactly("missing system library libaio.so.1: no space left",
				"missing system library libaio.so.1: by something useless",
				"missing system library libaio.so.1: by something too new",
				"missing system library libaio.so.1: by something good");
	}

	@Test
	void namesThePackageWhenNothingHelpsAndLeavesNothingBehind() {
		assertThatExceptionOfType(MysqlLocalException.class)
			.isThrownBy(() -> libraries(UNABLE, USELESS).complete(server("libaio.so.1")))
			.withMessageContaining("needs the system library libaio.so.1")
			.withMessageContaining("Install libaio1 on Debian 12");
		assertThat(this.folder.resolve("private/libaio.so.1")).doesNotExist();
	}

	@Test
	void repeatsAFailureThatHasNothingToDoWithLibraries() {
		Command broken = new Command(Path.of("/"), List.of("/bin/sh", "-c", "echo 'illegal instruction'; exit 1"));

		assertThatExceptionOfType(MysqlLocalException.class).isThrownBy(() -> libraries(HELPING).complete(broken))
			.withMessageContaining("illegal instruction")
			.withMessageContaining("FOOBAR_MYSQL_HOME");
	}

	private SharedLibraries libraries(LibraryRemedy... remedies) {
		return new SharedLibraries(this.folder.resolve("private"), List.of(remedies), this.progress::add);
	}

	/** Fails like the loader of the system until each library is there and good. */
	private Command server(String... libraries) {
		StringBuilder script = new StringBuilder();
		for (String library : libraries) {
			script.append("""
					case $(cat private/%1$s 2>/dev/null) in
					  good) ;;
					  breaking) echo "version GLIBC_2.99 not found"; exit 1;;
					  *) echo "error while loading shared libraries: %1$s: cannot open shared object file"; exit 127;;
					esac
					""".formatted(library));
		}
		return new Command(this.folder, List.of("/bin/sh", "-c", script + "echo complete"));
	}

}

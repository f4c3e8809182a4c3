package com.foobar.mysqllocal.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.foobar.mysqllocal.host.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The binaries of this module are what their sources say. */
class ReplacementLibraryTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "libaio.so.1", "libnuma.so.1" })
	void writesALibraryThatFitsItsChecksum(String name) throws IOException {
		assertThat(new ReplacementLibrary().apply(new MissingLibrary(name), this.folder)).isPresent();

		Path sums = resources().resolve("SHA256SUMS");
		assertThat(run(this.folder, "sha256sum", "--check", "--ignore-missing", sums.toAbsolutePath().toString()))
			.contains(name + ": OK");
	}

	@Test
	void hasNothingForOtherLibraries() throws IOException {
		assertThat(new ReplacementLibrary().apply(new MissingLibrary("libssl.so.3"), this.folder)).isEmpty();
	}

	@Test
	void isRebuiltFromItsSourceByteByByte() throws IOException {
		assumeTrue(Stream.of("/usr/bin/as", "/usr/bin/ld").allMatch((tool) -> Files.isExecutable(Path.of(tool))),
				"needs binutils");

		run(this.folder, Path.of("src/main/native/build.sh").toAbsolutePath().toString(), this.folder.toString());

		for (String name : List.of("libaio.so.1", "libnuma.so.1", "SHA256SUMS")) {
			assertThat(this.folder.resolve(name)).hasSameBinaryContentAs(resources().resolve(name));
		}
	}

	private static Path resources() {
		return Path.of("src/main/resources/com/foobar/mysqllocal/library");
	}

	private static String run(Path folder, String... words) throws IOException {
		Command.Outcome outcome = new Command(folder, List.of(words)).run(Duration.ofSeconds(20));
		assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
		return outcome.output();
	}

}

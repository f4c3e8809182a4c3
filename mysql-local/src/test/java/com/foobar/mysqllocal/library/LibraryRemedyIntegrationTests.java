package com.foobar.mysqllocal.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.foobar.mysqllocal.bundle.Bundle;
import com.foobar.mysqllocal.bundle.UnpackedBundle;
import com.foobar.mysqllocal.host.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Each remedy alone makes the real bundled server run, on a system that lacks the
 * library.
 */
@Timeout(120)
class LibraryRemedyIntegrationTests {

	private static final MissingLibrary LIBAIO = new MissingLibrary("libaio.so.1");

	private final List<String> progress = new ArrayList<>();

	@TempDir
	Path temporary;

	private UnpackedBundle bundle = new UnpackedBundle(Path.of(""));

	@BeforeEach
	void unpackAServerThatMissesTheLibrary() throws IOException {
		assumeTrue(Bundle.forSystem(System.getProperty("os.name"), System.getProperty("os.arch"))
			.equals(Optional.of(Bundle.LINUX_AMD64)), "no bundle with libraries to complete");
		this.bundle = UnpackedBundle.of(Bundle.LINUX_AMD64, this.temporary.resolve("cache"), this.progress::add);
		this.progress.clear();
		assumeTrue(MissingLibrary.in(version().run(Duration.ofSeconds(20))).equals(Optional.of(LIBAIO)),
				"this system has libaio.so.1");
	}

	@Test
	void runsWithTheSystemsLibraryUnderItsNewName() throws IOException {
		Path system = Files.createDirectory(this.temporary.resolve("system"));
		new ReplacementLibrary().apply(LIBAIO, system);
		Files.move(system.resolve("libaio.so.1"), system.resolve("libaio.so.1t64"));

		assertRunsWith(new SystemLibrary(List.of(system)));

		assertThat(this.bundle.privateLibraries().resolve("libaio.so.1")).isSymbolicLink();
	}

	@Test
	void runsWithTheDistributionsPackage() throws IOException {
		Path workspace = Files.createDirectory(this.temporary.resolve("workspace"));
		DownloadedPackage remedy = new DownloadedPackage(workspace, this.progress::add);
		Path trial = Files.createDirectory(this.temporary.resolve("trial"));
		assumeTrue(remedy.apply(LIBAIO, trial).isPresent(), "no package tool, or no package source within reach");
		this.progress.clear();

		assertRunsWith(remedy);

		assertThat(workspace).isEmptyDirectory();
	}

	@Test
	void runsWithTheReplacement() throws IOException {
		assertRunsWith(new ReplacementLibrary());
	}

	@Test
	void asksForNoPackageWithoutThePackageTools() throws IOException {
		DownloadedPackage remedy = new DownloadedPackage(this.temporary, Duration.ofSeconds(60), (program) -> false,
				this.progress::add);

		assertThat(remedy.apply(LIBAIO, this.temporary)).isEmpty();
		assertThat(this.progress).isEmpty();
	}

	@Test
	void givesUpOnAPackageThatTakesTooLong() throws IOException {
		DownloadedPackage remedy = new DownloadedPackage(this.temporary, Duration.ofMillis(1), (program) -> true,
				this.progress::add);

		assertThat(remedy.apply(LIBAIO, this.temporary)).isEqualTo(Optional.empty());
	}

	private void assertRunsWith(LibraryRemedy remedy) throws IOException {
		// Should the other library be missing too, the replacement has it.
		LibraryRemedy forLibaio = (library, folder) -> library.equals(LIBAIO) ? remedy.apply(library, folder)
				: new ReplacementLibrary().apply(library, folder);
		SharedLibraries libraries = new SharedLibraries(this.bundle.privateLibraries(), List.of(forLibaio),
				this.progress::add);

		assertThat(libraries.complete(version())).contains("Ver 8.0.31");
		assertThat(this.progress).anyMatch((line) -> line.startsWith("missing system library libaio.so.1: "));
	}

	private Command version() {
		return new Command(Path.of("/"), List.of(this.bundle.mysqld().toString(), "--no-defaults", "--version"));
	}

}

package com.foobar.mysqllocal.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.foobar.mysqllocal.host.Command;
import com.foobar.mysqllocal.host.Folders;

/**
 * Takes the library out of the distribution's own package, fetched by the system's
 * package tool from the sources that this machine is set up with. It needs no root and
 * installs nothing: lists, cache and package live in a folder that is deleted afterwards.
 */
record DownloadedPackage(Path workspace, Duration limit, Predicate<String> available,
		Consumer<String> progress) implements LibraryRemedy {

	DownloadedPackage(Path workspace, Consumer<String> progress) {
		this(workspace, Duration.ofSeconds(60), DownloadedPackage::onPath, progress);
	}

	@Override
	public Optional<String> apply(MissingLibrary library, Path folder) throws IOException {
		if (library.debianPackages().isEmpty() || !this.available.test("apt-get") || !this.available.test("dpkg-deb")) {
			return Optional.empty();
		}
		this.progress.accept("missing system library " + library.soname()
				+ ": asking for the distribution's package, for " + this.limit.toSeconds() + " s at most");
		Path work = Files.createTempDirectory(this.workspace, "packages-");
		try {
			return fetch(library, folder, work, System.nanoTime() + this.limit.toNanos());
		}
		finally {
			Folders.delete(work);
		}
	}

	private Optional<String> fetch(MissingLibrary library, Path folder, Path work, long end) throws IOException {
		for (String name : List.of("state", "lists/partial", "cache/archives/partial", "log", "root")) {
			Files.createDirectories(work.resolve(name));
		}
		Files.createFile(work.resolve("state/status"));
		// One source that fails is no reason to stop: another one may have the package.
		run(apt(work, "update"), work, end);
		for (String name : library.debianPackages()) {
			if (run(apt(work, "download", name), work, end) && unpack(work, end)) {
				Optional<Path> found = find(library, work.resolve("root"));
				if (found.isPresent()) {
					Files.copy(found.get(), folder.resolve(library.soname()));
					return Optional.of("taken from the distribution's package " + name + ", without installing it");
				}
			}
		}
		return Optional.empty();
	}

	private static List<String> apt(Path work, String... action) {
		List<String> words = new ArrayList<>(List.of("apt-get", "-qq"));
		for (String option : List.of("Dir::State=" + work.resolve("state"),
				"Dir::State::Lists=" + work.resolve("lists"), "Dir::State::status=" + work.resolve("state/status"),
				"Dir::Cache=" + work.resolve("cache"), "Dir::Log=" + work.resolve("log"), "Debug::NoLocking=1",
				"APT::Sandbox::User=", "APT::Update::Post-Invoke=", "APT::Update::Post-Invoke-Success=",
				"Acquire::Languages=none", "Acquire::Retries=1", "Acquire::http::Timeout=15",
				"Acquire::https::Timeout=15", "APT::Architecture=amd64")) {
			words.addAll(List.of("-o", option));
		}
		words.addAll(List.of(action));
		return words;
	}

	private static boolean unpack(Path work, long end) throws IOException {
		try (Stream<Path> files = Files.list(work)) {
			Optional<Path> archive = files.filter((file) -> file.toString().endsWith(".deb")).findFirst();
			return archive.isPresent() && run(
					List.of("dpkg-deb", "-x", archive.get().toString(), work.resolve("root").toString()), work, end);
		}
	}

	private static Optional<Path> find(MissingLibrary library, Path root) throws IOException {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> library.fileNames().contains(String.valueOf(file.getFileName())))
				.filter(Files::isRegularFile)
				.findFirst();
		}
	}

	private static boolean run(List<String> words, Path folder, long end) throws IOException {
		Duration left = Duration.ofNanos(end - System.nanoTime());
		return left.isPositive() && new Command(folder, words).run(left).succeeded();
	}

	private static boolean onPath(String program) {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
			.filter((folder) -> !folder.isEmpty())
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, program)));
	}

}

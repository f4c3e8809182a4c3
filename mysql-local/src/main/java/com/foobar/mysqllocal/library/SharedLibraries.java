package com.foobar.mysqllocal.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.foobar.mysqllocal.host.Command;
import com.foobar.mysqllocal.host.MysqlLocalException;

/**
 * Completes a bundled server with the libraries that the system lacks, until it can print
 * its version.
 */
public final class SharedLibraries {

	private static final Duration VERSION_LIMIT = Duration.ofSeconds(20);

	/**
	 * More libraries than a server is linked to: the end of a loop that should end by
	 * itself.
	 */
	private static final int MAX_LIBRARIES = 16;

	private final Path folder;

	private final List<LibraryRemedy> remedies;

	private final Consumer<String> progress;

	SharedLibraries(Path folder, List<LibraryRemedy> remedies, Consumer<String> progress) {
		this.folder = folder;
		this.remedies = remedies;
		this.progress = progress;
	}

	/**
	 * Remedies in the order of trust: the system's library, the distribution's package,
	 * our replacement.
	 * @param folder the server's private library folder, the only place written to
	 * @param workspace a folder for temporary files
	 * @param progress hears which remedy helped
	 */
	public static SharedLibraries into(Path folder, Path workspace, Consumer<String> progress) {
		return new SharedLibraries(folder,
				List.of(new SystemLibrary(), new DownloadedPackage(workspace, progress), new ReplacementLibrary()),
				progress);
	}

	/**
	 * Runs the version command, with one pass over the remedies for each library that it
	 * misses.
	 * @param version the command
	 * @return what it printed in the end
	 * @throws IOException when the program cannot be run at all
	 */
	public String complete(Command version) throws IOException {
		Map<MissingLibrary, Iterator<LibraryRemedy>> untried = new HashMap<>();
		Command.Outcome outcome = version.run(VERSION_LIMIT);
		Optional<MissingLibrary> last = Optional.empty();
		while (!outcome.succeeded() && untried.size() < MAX_LIBRARIES) {
			Optional<MissingLibrary> named = MissingLibrary.in(outcome);
			// A remedy can also make it worse, such as a library made for a newer system:
			// back to the one before.
			Optional<MissingLibrary> missing = named.isPresent() ? named : last;
			if (missing.isEmpty()) {
				throw new MysqlLocalException("The bundled MySQL server does not run here: " + outcome.output().strip()
						+ " Install MySQL 8.0.22 or later and set FOOBAR_MYSQL_HOME to its folder.");
			}
			remedy(missing.get(), untried.computeIfAbsent(missing.get(), (library) -> this.remedies.iterator()));
			last = missing;
			outcome = version.run(VERSION_LIMIT);
		}
		if (!outcome.succeeded()) {
			throw new MysqlLocalException("The bundled MySQL server does not run here: " + outcome.output().strip());
		}
		return outcome.output();
	}

	private void remedy(MissingLibrary library, Iterator<LibraryRemedy> untried) throws IOException {
		Files.createDirectories(this.folder);
		while (untried.hasNext()) {
			Files.deleteIfExists(this.folder.resolve(library.soname())); // did not help
			try {
				Optional<String> done = untried.next().apply(library, this.folder);
				if (done.isPresent()) {
					this.progress.accept("missing system library " + library.soname() + ": " + done.get());
					return;
				}
			}
			catch (IOException ex) {
				this.progress.accept("missing system library " + library.soname() + ": " + ex.getMessage());
			}
		}
		Files.deleteIfExists(this.folder.resolve(library.soname()));
		throw new MysqlLocalException("The bundled MySQL server needs the system library " + library.soname()
				+ ", which this system lacks. " + library.advice());
	}

}

package com.foobar.mysqllocal.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Links to the system's own library where it is there under another name or in a folder
 * the loader does not search.
 */
record SystemLibrary(List<Path> folders) implements LibraryRemedy {

	SystemLibrary() {
		this(List.of(Path.of("/usr/lib/x86_64-linux-gnu"), Path.of("/lib/x86_64-linux-gnu"), Path.of("/usr/lib64"),
				Path.of("/lib64"), Path.of("/usr/lib"), Path.of("/lib"), Path.of("/usr/local/lib")));
	}

	@Override
	public Optional<String> apply(MissingLibrary library, Path folder) throws IOException {
		for (Path candidates : this.folders) {
			for (String name : library.fileNames()) {
				Path candidate = candidates.resolve(name);
				if (Files.isRegularFile(candidate)) {
					Files.createSymbolicLink(folder.resolve(library.soname()), candidate);
					return Optional.of("linked to the system's " + candidate);
				}
			}
		}
		return Optional.empty();
	}

}

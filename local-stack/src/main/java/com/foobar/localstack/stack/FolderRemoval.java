package com.foobar.localstack.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes a folder with all that is in it; links are removed, not followed. */
public final class FolderRemoval {

	private FolderRemoval() {
	}

	/**
	 * Removes the folder; one that does not exist is no error.
	 * @throws StackException when something in it cannot be removed
	 */
	public static void remove(Path folder) {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> content = Files.walk(folder)) {
			List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
			for (Path path : deepestFirst) {
				Files.deleteIfExists(path);
			}
		}
		catch (IOException ex) {
			throw new StackException(
					"The folder " + folder + " cannot be removed (" + ex.getMessage() + "): remove it by hand.", ex);
		}
	}

}

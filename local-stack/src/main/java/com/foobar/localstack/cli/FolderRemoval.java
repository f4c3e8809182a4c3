package com.foobar.localstack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.foobar.localstack.stack.StackException;

/** Removes a folder with all that is in it; links are removed, not followed. */
final class FolderRemoval {

	private FolderRemoval() {
	}

	static void remove(Path folder) {
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

package com.foobar.localstack.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.foobar.localstack.stack.StackException;

/**
 * The system's hosts file. Our lines carry a mark, so that they can be found again; no
 * other line is ever changed.
 *
 * @param path the file
 */
record HostsFile(Path path) {

	private static final String MARK = " # foobar local stack";

	/** Whether the file, by whoever's line, names the host. */
	boolean names(String host) {
		return read().stream()
			.map((line) -> line.replaceFirst("#.*", ""))
			.anyMatch((line) -> List.of(line.strip().split("\\s+")).contains(host));
	}

	/**
	 * Replaces our lines by these.
	 * @return whether anything changed
	 */
	boolean replace(List<String> lines) {
		List<String> before = read();
		List<String> after = new ArrayList<>(before.stream().filter((line) -> !line.endsWith(MARK)).toList());
		lines.forEach((line) -> after.add(line + MARK));
		if (after.equals(before)) {
			return false;
		}
		try {
			// Written in place: the file may be a mount of its own, which cannot be
			// replaced by another.
			Files.write(this.path, after, StandardCharsets.UTF_8);
			return true;
		}
		catch (IOException ex) {
			throw new StackException("The file " + this.path
					+ " cannot be written: run sudo ./foobar hosts --write, or add the lines of ./foobar hosts by hand.",
					ex);
		}
	}

	private List<String> read() {
		try {
			return Files.readAllLines(this.path, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new StackException("The file " + this.path + " cannot be read: name the right one with --file.", ex);
		}
	}

}

package com.foobar.localstack.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads how much RAM a process holds; Linux shows it under {@code /proc}, elsewhere it
 * stays unknown.
 */
final class ResidentMemory {

	private static final String FIELD = "VmRSS:";

	private ResidentMemory() {
	}

	/**
	 * The bytes in RAM, pages shared with other processes included, or 0 when unknown.
	 */
	static long ofProcess(long pid) {
		try {
			for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
				if (line.startsWith(FIELD)) {
					return Long.parseLong(line.substring(FIELD.length(), line.length() - 2).strip()) * 1024;
				}
			}
		}
		catch (IOException ex) {
			// No /proc here, or the process has just ended.
			return 0;
		}
		return 0;
	}

}

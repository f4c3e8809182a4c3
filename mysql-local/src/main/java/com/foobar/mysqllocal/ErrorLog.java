package com.foobar.mysqllocal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server's error log, read for what a person should know.
 *
 * @param file the log
 */
record ErrorLog(Path file) {

	private static final int TAIL = 64 * 1024;

	private static final String START = "[MY-010116]";

	Optional<String> startFailure(int port, Path folder) {
		List<String> lines = sinceLastStart();
		if (mention(lines, "[MY-010262]")) {
			return Optional.of("Port " + port
					+ " on 127.0.0.1 is taken by another program: stop that program, or choose" + " another port.");
		}
		if (mention(lines, "[MY-012574]")) {
			return Optional.of("Another MySQL server works in " + folder + ": stop it first.");
		}
		return lines.stream()
			.filter((line) -> line.contains("[ERROR]"))
			.findFirst()
			.map((line) -> "MySQL says: " + line.substring(line.indexOf("[ERROR]") + "[ERROR]".length()).strip()
					+ " The whole log is " + this.file + ".");
	}

	private static boolean mention(List<String> lines, String code) {
		return lines.stream().anyMatch((line) -> line.contains(code));
	}

	private List<String> sinceLastStart() {
		String text = tail();
		int start = text.lastIndexOf(START);
		return text.substring(Math.max(start, 0)).lines().toList();
	}

	private String tail() {
		try (RandomAccessFile log = new RandomAccessFile(this.file.toFile(), "r")) {
			log.seek(Math.max(0, log.length() - TAIL));
			byte[] end = new byte[(int) Math.min(TAIL, log.length())];
			int read = log.read(end);
			return new String(end, 0, Math.max(read, 0), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return ""; // not written yet
		}
	}

}

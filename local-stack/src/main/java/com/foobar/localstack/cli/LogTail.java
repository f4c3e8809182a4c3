package com.foobar.localstack.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.foobar.localstack.stack.StackException;

/**
 * Reads a log from some place on, whole lines only, and goes on from there at the next
 * call.
 */
final class LogTail {

	/** Read at once; a longer log is read in several calls. */
	private static final int CHUNK = 1024 * 1024;

	private final Path file;

	private long position;

	private LogTail(Path file, long position) {
		this.file = file;
		this.position = position;
	}

	static LogTail fromBeginning(Path file) {
		return new LogTail(file, 0);
	}

	/** The last lines of the file, none when there is no file. */
	static List<String> lastLines(Path file, int count) {
		LogTail tail = new LogTail(file, Math.max(0, size(file) - CHUNK));
		List<String> lines = tail.next();
		return lines.subList(Math.max(0, lines.size() - count), lines.size());
	}

	/** A tail that begins with the given number of last lines. */
	static LogTail fromLastLines(Path file, int count) {
		long end = size(file);
		long bytes = lastLines(file, count).stream()
			.mapToLong((line) -> line.getBytes(StandardCharsets.UTF_8).length + 1L)
			.sum();
		return new LogTail(file, Math.max(0, end - bytes));
	}

	/**
	 * The whole lines that were written since the last call, at most about a mebibyte of
	 * them.
	 */
	List<String> next() {
		long size = size(this.file);
		if (size < this.position) {
			// Cut because it had grown too large.
			this.position = 0;
		}
		if (size == this.position) {
			return List.of();
		}
		try (RandomAccessFile content = new RandomAccessFile(this.file.toFile(), "r")) {
			byte[] bytes = new byte[(int) Math.min(CHUNK, size - this.position)];
			content.seek(this.position);
			content.readFully(bytes);
			int end = lastLineEnd(bytes);
			this.position += end;
			return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new StackException("The log " + this.file + " cannot be read: " + ex.getMessage() + ".", ex);
		}
	}

	private static int lastLineEnd(byte[] bytes) {
		for (int end = bytes.length; end > 0; end--) {
			if (bytes[end - 1] == '\n') {
				return end;
			}
		}
		// A line longer than a chunk is cut; the end of a line still being written is
		// left for the next call.
		return (bytes.length == CHUNK) ? bytes.length : 0;
	}

	private static long size(Path file) {
		try {
			return Files.exists(file) ? Files.size(file) : 0;
		}
		catch (IOException ex) {
			return 0;
		}
	}

}

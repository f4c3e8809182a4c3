package com.foobar.localstack.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names the process that listens on a port, on Linux and as far as the user may see it.
 */
final class PortOwner {

	private static final String LISTENING = "0A";

	private PortOwner() {
	}

	/** The owner as {@code process 123 (name)}, or "another program". */
	static String of(int port) {
		return inodesListeningOn(port).stream()
			.flatMap((inode) -> processHolding(inode).stream())
			.findFirst()
			.orElse("another program");
	}

	private static List<String> inodesListeningOn(int port) {
		String suffix = ":" + HexFormat.of().withUpperCase().toHexDigits((short) port);
		return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
			.flatMap((table) -> lines(Path.of(table)))
			.map((line) -> line.strip().split("\\s+"))
			.filter((field) -> field.length > 9 && field[1].endsWith(suffix) && field[3].equals(LISTENING))
			.map((field) -> field[9])
			.toList();
	}

	private static Stream<String> lines(Path file) {
		try {
			return Files.readAllLines(file).stream();
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

	private static Optional<String> processHolding(String inode) {
		return ProcessHandle.allProcesses()
			.filter((process) -> holds(process.pid(), "socket:[" + inode + "]"))
			.map((process) -> "process " + process.pid() + " (" + name(process.pid()) + ")")
			.findFirst();
	}

	private static boolean holds(long pid, String socket) {
		try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
			return descriptors.anyMatch((descriptor) -> socket.equals(target(descriptor)));
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String target(Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static String name(long pid) {
		try {
			return Files.readString(Path.of("/proc", Long.toString(pid), "comm"), StandardCharsets.UTF_8).strip();
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

}

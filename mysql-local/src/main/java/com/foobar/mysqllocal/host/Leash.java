package com.foobar.mysqllocal.host;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Makes sure that a process does not outlive this one, not even when this one is killed
 * with SIGKILL.
 * <p>
 * A shell waits for the end of its standard input, which comes when we are gone, and then
 * kills the process.
 */
public final class Leash implements AutoCloseable {

	private static final String WATCH = "trap '' INT TERM HUP; read -r line; kill -KILL \"$1\"";

	private final Process watcher;

	private final CompletableFuture<Void> takenOff;

	private Leash(Process held, Process watcher) {
		this.watcher = watcher;
		// At once when the process ends: its number may be given to another one.
		this.takenOff = held.onExit().thenRun(this::close);
	}

	/** Holds the process until it ends or the leash is taken off. */
	public static Leash on(Process process) throws IOException {
		List<String> words = List.of("/bin/sh", "-c", WATCH, "leash", Long.toString(process.pid()));
		return new Leash(process,
				new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.redirectError(ProcessBuilder.Redirect.DISCARD)
					.start());
	}

	@Override
	public void close() {
		this.watcher.destroyForcibly();
	}

	/** Completes when the process has ended and nobody watches it any more. */
	public CompletableFuture<Void> takenOff() {
		return this.takenOff;
	}

}

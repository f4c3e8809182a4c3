package com.foobar.localstack.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs within a time limit. */
final class Commands {

	private Commands() {
	}

	/** Runs a program in a folder, with more environment variables. */
	static Outcome run(Duration limit, Path folder, Map<String, String> environment, List<String> command) {
		try {
			Path out = Files.createTempFile("compose", ".out");
			Path err = Files.createTempFile("compose", ".err");
			try {
				ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
					.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
					.redirectOutput(out.toFile())
					.redirectError(err.toFile());
				builder.environment().putAll(environment);
				Process process = builder.start();
				boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
				if (!ended) {
					process.descendants().forEach(ProcessHandle::destroyForcibly);
					process.destroyForcibly();
				}
				return new Outcome(ended ? process.exitValue() : -1, Files.readString(out, StandardCharsets.UTF_8),
						Files.readString(err, StandardCharsets.UTF_8));
			}
			finally {
				Files.delete(out);
				Files.delete(err);
			}
		}
		catch (IOException ex) {
			return new Outcome(-1, "", String.valueOf(ex.getMessage()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a run left.
	 *
	 * @param status exit status; -1 when it could not be run or was ended at its limit
	 * @param out what it printed
	 * @param err what it complained about
	 */
	record Outcome(int status, String out, String err) {

		boolean succeeded() {
			return this.status == 0;
		}

	}

}

package com.foobar.mysqllocal.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A short external program, run to its end within a time limit. */
public record Command(Path folder, List<String> words) {

	private static final int OUTPUT_LIMIT = 64 * 1024;

	public Command {
		words = List.copyOf(words);
	}

	/**
	 * Runs the program and kills it, and what it started, when the limit has passed.
	 * @param limit time for the whole run
	 * @return the exit code and the beginning of what was printed
	 * @throws IOException when the program cannot be started
	 */
	public Outcome run(Duration limit) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(this.words).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
		builder.environment().put("LC_ALL", "C");
		Process process = builder.start();
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		Thread reader = Thread.ofVirtual().start(() -> drain(process.getInputStream(), output));
		try {
			boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
			if (!ended) {
				killTree(process);
			}
			reader.join(Duration.ofSeconds(2));
			synchronized (output) {
				String text = output.toString(StandardCharsets.UTF_8);
				return ended ? new Outcome(process.exitValue(), text)
						: new Outcome(Outcome.TIMED_OUT, text + "no end after " + limit.toSeconds() + " s");
			}
		}
		catch (InterruptedException ex) {
			killTree(process);
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while running " + this.words.getFirst(), ex);
		}
	}

	private static void killTree(Process process) {
		process.descendants().forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
	}

	/** Keeps reading beyond the limit, or the program would block on a full pipe. */
	private static void drain(InputStream input, ByteArrayOutputStream output) {
		byte[] buffer = new byte[8192];
		try (input) {
			for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
				synchronized (output) {
					output.write(buffer, 0, Math.min(read, OUTPUT_LIMIT - output.size()));
				}
			}
		}
		catch (IOException ex) {
			// The program was killed: what it printed until then is what there is.
		}
	}

	/**
	 * How a program ended.
	 *
	 * @param exit its exit code, or {@link #TIMED_OUT}
	 * @param output the beginning of its standard output and standard error, mixed
	 */
	public record Outcome(int exit, String output) {

		public static final int TIMED_OUT = -1;

		public boolean succeeded() {
			return this.exit == 0;
		}

	}

}

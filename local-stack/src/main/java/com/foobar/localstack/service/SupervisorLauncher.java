package com.foobar.localstack.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.foobar.localstack.LocalStack;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.supervisor.SupervisorClient;

/**
 * Starts the supervisor as a process of its own, which neither Ctrl-C nor the end of the
 * terminal reaches.
 */
final class SupervisorLauncher {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final StackFolders folders;

	SupervisorLauncher(StackFolders folders) {
		this.folders = folders;
	}

	SupervisorClient launch() {
		Path log = this.folders.supervisorLog();
		try {
			Process process = new ProcessBuilder(command()).redirectErrorStream(true)
				.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
				.redirectOutput(log.toFile())
				.start();
			Instant deadline = Instant.now().plus(PATIENCE);
			while (process.isAlive() && Instant.now().isBefore(deadline)) {
				Optional<SupervisorClient> client = SupervisorClient.find(this.folders);
				if (client.isPresent()) {
					return client.get();
				}
				Thread.sleep(20);
			}
			process.destroyForcibly();
			throw new StackException("The supervisor did not start: see " + log + ".");
		}
		catch (IOException ex) {
			throw new StackException("The supervisor cannot be started: " + ex.getMessage() + ".", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StackException("Interrupted while the supervisor was starting: run ./foobar down.", ex);
		}
	}

	private static List<String> command() {
		// Signals that are ignored stay ignored across exec: only ./foobar down and
		// SIGTERM end the supervisor.
		return List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh", JavaRuntime.command().toString(),
				"-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				LocalStack.class.getName(), "supervise");
	}

}

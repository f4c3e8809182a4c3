package com.foobar.mysqllocal.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing outlives us. */
@Timeout(60)
class LeashTests {

	@Test
	void killsTheProcessWhenItsOwnerIsKilled() throws Exception {
		Process owner = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
				System.getProperty("java.class.path"), LeashOwner.class.getName())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		ProcessHandle held = ProcessHandle.of(Long.parseLong(firstLine(owner))).orElseThrow();

		owner.destroyForcibly();

		held.onExit().get(10, TimeUnit.SECONDS);
		assertThat(held.isAlive()).isFalse();
	}

	@Test
	void letsTheProcessLiveOnceTakenOff() throws Exception {
		Process process = sleep();
		Leash leash = Leash.on(process);

		leash.close();

		assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
		process.destroyForcibly();
	}

	@Test
	void endsWithTheProcess() throws Exception {
		Process process = sleep();
		Leash leash = Leash.on(process);

		process.destroyForcibly();

		leash.takenOff().get(10, TimeUnit.SECONDS);
	}

	private static Process sleep() throws IOException {
		return new ProcessBuilder(List.of("sleep", "600")).start();
	}

	private static String firstLine(Process process) throws IOException {
		BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
		return String.valueOf(reader.readLine());
	}

}

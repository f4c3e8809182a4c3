package com.foobar.mysqllocal.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/** External programs with an end, whatever they do. */
@Timeout(20)
class CommandTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	void tellsExitCodeAndBothOutputs() throws IOException {
		Command.Outcome outcome = shell("echo out; echo err >&2; exit 3").run(LIMIT);

		assertThat(outcome).isEqualTo(new Command.Outcome(3, "out\nerr\n"));
		assertThat(outcome.succeeded()).isFalse();
	}

	@Test
	void killsWhatDoesNotEndAndWhatThatStarted() throws IOException {
		long before = System.nanoTime();

		Command.Outcome outcome = shell("sleep 600 & echo $!; wait").run(Duration.ofMillis(500));

		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
		assertThat(outcome.exit()).isEqualTo(Command.Outcome.TIMED_OUT);
		long child = Long.parseLong(outcome.output().lines().findFirst().orElseThrow());
		await().atMost(LIMIT).until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
	}

	@Test
	void keepsTheBeginningOfEndlessOutput() throws IOException {
		Command.Outcome outcome = shell("yes | head -c 1000000").run(LIMIT);

		assertThat(outcome.succeeded()).isTrue();
		assertThat(outcome.output()).hasSize(64 * 1024);
	}

	@Test
	void givesNoInput() throws IOException {
		assertThat(shell("read -r line").run(LIMIT).succeeded()).isFalse();
	}

	@Test
	void saysThatAProgramIsMissing() {
		assertThatIOException().isThrownBy(() -> new Command(Path.of("/"), List.of("/no/such/program")).run(LIMIT))
			.withMessageContaining("/no/such/program");
	}

	private static Command shell(String script) {
		return new Command(Path.of("/"), List.of("/bin/sh", "-c", script));
	}

}
